-- Adds what a server has deleted to the figures of today.
INSERT INTO promise_days AS today (day, ended, ended_on_time, worst_seconds)
VALUES (
    (statement_timestamp() AT TIME ZONE 'UTC')::date,
    :ended::bigint,
    :ended_on_time::bigint,
    :worst_seconds::numeric)
ON CONFLICT (day) DO UPDATE SET
    ended = today.ended + excluded.ended,
    ended_on_time = today.ended_on_time + excluded.ended_on_time,
    worst_seconds = greatest(today.worst_seconds, excluded.worst_seconds)
RETURNING day::text;
