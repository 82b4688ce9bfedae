-- The uuid that a new crud is to have, and the hour in which it ends: for sealing its text before it is written. No row
-- when the user may see no such crud to reply to.
SELECT new_uuid()::text, hour_of(least(statement_timestamp() + :lifetime::interval, parent.expires_at))::text
FROM (SELECT) AS one
LEFT JOIN seen_activities AS parent ON parent.viewer_uuid = :user_uuid::uuid AND parent.uuid = :reply_to::uuid
WHERE :reply_to::uuid IS NULL OR parent.uuid IS NOT NULL;
