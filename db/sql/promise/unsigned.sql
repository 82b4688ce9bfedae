-- The first day that is over, and has been for five minutes, and is not signed yet; then what is to be signed of it.
SELECT
    day::text,
    json_build_object(
        'iss', :iss::text,
        'iat', floor(extract(epoch FROM statement_timestamp()))::bigint,
        'day', day,
        'ended', ended,
        'ended_on_time', ended_on_time,
        'on_time_seconds', :on_time_seconds::integer,
        'worst_seconds', worst_seconds,
        'sealed', :sealed::boolean,
        'keys_apart', :keys_apart::boolean)
FROM promise_days
WHERE statement IS NULL AND day < ((statement_timestamp() - interval '5 minutes') AT TIME ZONE 'UTC')::date
ORDER BY day
LIMIT 1;
