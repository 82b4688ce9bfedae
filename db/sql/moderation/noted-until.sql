-- For a note about a report that was sent: the note's uuid, and the hour in which the report ends at the latest. Locks the report, so that of
-- two notes at once the second counts the first. No row when there is none for this moderator.
SELECT new_uuid()::text, hour_of(held_until)::text
FROM reports
WHERE uuid = :uuid::uuid AND sent_at IS NOT NULL AND expires_at > statement_timestamp() AND about_uuid IS DISTINCT FROM :user_uuid::uuid
FOR NO KEY UPDATE;
