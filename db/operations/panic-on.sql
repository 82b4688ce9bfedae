-- Begins a panic.
SELECT 'A panic is on until ' || to_char(begin_panic(NULL) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')
    || ': nobody new is taken, and accounts in their first day do not post.';
