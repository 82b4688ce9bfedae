-- What a moderator is shown of a matter, and a line in the log that this moderator has opened it: the copy of the crud, the notes of its
-- reports, and the answer of the person concerned, each encrypted, with the uuid of its report. No row when there is none for this
-- moderator.
WITH matter AS (
    SELECT uuid, activity_uuid, about_uuid, about_handle, decided_at
    FROM live_reports
    WHERE uuid = :uuid::uuid AND sent_at IS NOT NULL AND about_uuid IS DISTINCT FROM :user_uuid::uuid
), logged AS (
    INSERT INTO audit_log (by_handle, act, about_handle) SELECT :by_handle, 'open evidence', about_handle FROM matter
)
SELECT json_agg(json_build_object(
    'uuid', report.uuid,
    'evidence', sealed_or_plain(report.uuid, report.evidence),
    'note', sealed_or_plain(report.uuid, report.note),
    'answer', sealed_or_plain(report.uuid, report.answer)) ORDER BY report.uuid)
FROM (
    SELECT live_reports.*
    FROM matter
    JOIN live_reports ON live_reports.uuid = matter.uuid
    UNION ALL
    SELECT other.*
    FROM matter
    JOIN live_reports AS other ON other.about_handle = matter.about_handle
        AND other.about_uuid IS NOT DISTINCT FROM matter.about_uuid AND other.activity_uuid IS NOT DISTINCT FROM matter.activity_uuid
    WHERE other.uuid <> matter.uuid AND matter.decided_at IS NULL AND other.decided_at IS NULL AND other.sent_at IS NOT NULL
) AS report
HAVING count(*) > 0;
