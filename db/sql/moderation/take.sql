-- Locks all reports of a matter that waits, for a decision by this moderator: the person first, as the deletion of an account does. The
-- lock lets what the person writes refer to them, which may hold what the decision deletes. Answers with the person's uuid, handle, address
-- and role, the crud, the reports (uuids, comma-separated, the oldest first) and the matter's version, as queue.sql has it. No row when
-- there is none for this moderator, or when it is decided meanwhile.
WITH matter AS MATERIALIZED (
    SELECT uuid, activity_uuid, about_uuid, about_handle
    FROM live_reports
    WHERE uuid = :uuid::uuid AND sent_at IS NOT NULL AND decided_at IS NULL AND about_uuid IS DISTINCT FROM :user_uuid::uuid
), person AS MATERIALIZED (
    SELECT users.uuid, users.email FROM users WHERE users.uuid = (SELECT about_uuid FROM matter) FOR NO KEY UPDATE
), locked AS MATERIALIZED (
    SELECT reports.uuid
    FROM reports
    JOIN matter ON reports.activity_uuid IS NOT DISTINCT FROM matter.activity_uuid
        AND reports.about_uuid IS NOT DISTINCT FROM matter.about_uuid AND reports.about_handle = matter.about_handle
    WHERE (SELECT count(*) FROM person) IS NOT NULL
        AND reports.sent_at IS NOT NULL AND reports.decided_at IS NULL AND reports.expires_at > statement_timestamp()
    ORDER BY reports.uuid
    FOR UPDATE OF reports
)
SELECT
    person.uuid::text, matter.about_handle, person.email,
    coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = person.uuid), 'member'),
    matter.activity_uuid::text,
    (SELECT string_agg(locked.uuid::text, ',' ORDER BY locked.uuid) FROM locked),
    (SELECT encode(sha256(convert_to(string_agg(locked.uuid::text, ',' ORDER BY locked.uuid), 'UTF8')), 'hex') FROM locked)
FROM matter
LEFT JOIN person ON true
WHERE matter.uuid IN (SELECT uuid FROM locked);
