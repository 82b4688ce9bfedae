-- Who is connected, those that wait for a lock first. psql's variable only: one database's name, or empty for all.
SELECT
    pid,
    usename AS "user",
    datname AS database,
    coalesce(host(client_addr), 'local') AS client,
    application_name AS application,
    state,
    date_trunc('second', state_change) AS since,
    CASE WHEN wait_event_type = 'Lock' THEN 'for ' || array_to_string(pg_blocking_pids(pid), ', ') END AS waits
FROM pg_stat_activity
-- Of another role's session one without special rights sees only pid, user and database.
WHERE coalesce(backend_type, 'client backend') = 'client backend' AND datname IS NOT NULL
    AND pid <> pg_backend_pid()
    AND (:'only' = '' OR datname = :'only')
ORDER BY wait_event_type = 'Lock' DESC NULLS LAST, state_change;
