-- Keys whose last receipt ended more than a year ago: a key signs for 90 days, and a crud lives for 30.
WITH forgotten AS (
    DELETE FROM statement_keys WHERE created_at < statement_timestamp() - interval '487 days' RETURNING 1
)
SELECT count(*)::text FROM forgotten;
