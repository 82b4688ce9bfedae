-- Locks the person whom a report is about, before the roles and the reports, as the deletion of an account takes them.
SELECT uuid::text
FROM users
WHERE uuid = (SELECT about_uuid FROM live_reports WHERE uuid = :uuid::uuid)
FOR NO KEY UPDATE;
