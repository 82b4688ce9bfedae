-- Deletes idempotency keys that are older than an hour.
WITH forgotten AS (
    DELETE FROM idempotency_keys WHERE created_at <= statement_timestamp() - interval '1 hour' RETURNING 1
)
SELECT count(*)::text FROM forgotten;
