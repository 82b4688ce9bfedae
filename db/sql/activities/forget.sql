-- Deletes idempotency keys and what texts are known again by, when they are older than an hour.
WITH forgotten AS (
    DELETE FROM idempotency_keys WHERE created_at <= statement_timestamp() - interval '1 hour' RETURNING 1
), texts_forgotten AS (
    DELETE FROM recent_texts WHERE created_at <= statement_timestamp() - interval '1 hour' RETURNING 1
)
SELECT ((SELECT count(*) FROM forgotten) + (SELECT count(*) FROM texts_forgotten))::text;
