-- Keeps what a moderator writes to the others about a report that was sent and is locked, encrypted. Answers with the time, or with 'many' where the report
-- has 50 notes already. No row when there is no such report for this moderator.
WITH report AS MATERIALIZED (
    SELECT reports.uuid
    FROM reports
    WHERE reports.uuid = :uuid::uuid AND reports.sent_at IS NOT NULL AND reports.expires_at > statement_timestamp()
        AND reports.about_uuid IS DISTINCT FROM :user_uuid::uuid
), kept AS (
    INSERT INTO moderators_notes (uuid, report_uuid, by_handle, note)
    SELECT :note_uuid::uuid, report.uuid, :by_handle, :note
    FROM report
    WHERE (SELECT count(*) FROM moderators_notes AS earlier WHERE earlier.report_uuid = report.uuid) < 50
    RETURNING created_at
)
SELECT coalesce((SELECT iso_utc(created_at) FROM kept), 'many') FROM report;
