-- Days that no answer shows any more.
WITH forgotten AS (
    DELETE FROM promise_days WHERE day < (statement_timestamp() AT TIME ZONE 'UTC')::date - 31 RETURNING 1
)
SELECT count(*)::text FROM forgotten;
