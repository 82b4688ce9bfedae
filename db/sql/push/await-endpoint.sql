-- Waits for others who subscribe for the same user, or with the same endpoint. The user is locked first, as everywhere.
WITH person AS MATERIALIZED (
    SELECT uuid FROM users WHERE uuid = :user_uuid::uuid FOR NO KEY UPDATE
)
SELECT pg_advisory_xact_lock(hashtextextended('push ' || :endpoint, 0))::text FROM person;
