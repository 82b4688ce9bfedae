-- What moderators have written to each other about the person of a report, in this report and in others that are kept, the oldest first, the
-- latest 100: each encrypted, with its own uuid. Reports of people who are gone are about one person where the handle is the same. Nothing
-- where it is about this moderator.
WITH matter AS (
    SELECT about_uuid, about_handle
    FROM live_reports
    WHERE uuid = :uuid::uuid AND about_uuid IS DISTINCT FROM :user_uuid::uuid
), about AS (
    SELECT report.uuid
    FROM matter
    JOIN live_reports AS report ON report.about_uuid = matter.about_uuid
    UNION ALL
    SELECT report.uuid
    FROM matter
    JOIN live_reports AS report ON report.about_uuid IS NULL AND report.about_handle = matter.about_handle
    WHERE matter.about_uuid IS NULL
), latest AS (
    SELECT note.uuid, note.by_handle, note.created_at, note.note
    FROM about
    JOIN moderators_notes AS note ON note.report_uuid = about.uuid
    ORDER BY note.uuid DESC
    LIMIT 100
)
SELECT coalesce(json_agg(json_build_object(
    'uuid', uuid, 'by', by_handle, 'created_at', iso_utc(created_at), 'note', sealed_or_plain(uuid, note)) ORDER BY uuid), '[]'::json)
FROM latest;
