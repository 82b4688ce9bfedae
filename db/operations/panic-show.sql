-- Whether a panic is on.
SELECT coalesce(
    (
        SELECT 'A panic is on since ' || to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' and until '
            || to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') || '.'
        FROM panic
        WHERE expires_at > statement_timestamp()
    ), 'No panic is on.');
