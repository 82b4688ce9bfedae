-- Forgets idempotency keys of more than an hour ago.
WITH forgotten AS (
    DELETE FROM idempotency_keys WHERE created_at <= statement_timestamp() - interval '1 hour' RETURNING 1
)
SELECT count(*)::text FROM forgotten;
