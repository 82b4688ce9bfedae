-- Deletes a small batch of expired cruds, passing over those that another server is deleting.
WITH due AS (
    SELECT uuid
    FROM activities
    WHERE expires_at <= statement_timestamp()
    ORDER BY expires_at
    LIMIT :batch::integer
    FOR UPDATE SKIP LOCKED
), swept AS (
    DELETE FROM activities USING due WHERE activities.uuid = due.uuid RETURNING 1
)
SELECT count(*)::text FROM swept;
