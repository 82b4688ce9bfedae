-- Keys destroyed more than 31 days ago.
WITH forgotten AS (
    DELETE FROM seal_keys WHERE destroyed_at < statement_timestamp() - interval '31 days' RETURNING 1
)
SELECT count(*)::text FROM forgotten;
