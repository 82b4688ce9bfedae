-- The public figures: of this server since its start, and of all servers in 30 days.
SELECT json_build_object(
    'since_start', json_build_object(
        'since', iso_utc(date_trunc('second', statement_timestamp() - :up_seconds::bigint * interval '1 second')),
        'ended', :ended::bigint,
        'ended_on_time', :ended_on_time::bigint,
        'worst_seconds', :worst_seconds::numeric),
    'last_30_days', (
        SELECT json_build_object(
            'since', min(day),
            'ended', coalesce(sum(ended), 0),
            'ended_on_time', coalesce(sum(ended_on_time), 0),
            'worst_seconds', coalesce(max(worst_seconds), 0))
        FROM promise_days
        WHERE day > (statement_timestamp() AT TIME ZONE 'UTC')::date - 30),
    'on_time_seconds', :on_time_seconds::integer,
    'sealed', :sealed::boolean,
    'keys_apart', :keys_apart::boolean,
    'oldest_readable_hour', (
        SELECT iso_utc(to_timestamp(min(hour) * 3600.0)) FROM seal_keys WHERE destroyed_at IS NULL),
    'days', (
        SELECT coalesce(
            json_agg(
                json_build_object(
                    'day', day,
                    'ended', ended,
                    'ended_on_time', ended_on_time,
                    'worst_seconds', worst_seconds,
                    'statement', statement)
                ORDER BY day DESC),
            '[]')
        FROM promise_days
        WHERE day > (statement_timestamp() AT TIME ZONE 'UTC')::date - 30));
