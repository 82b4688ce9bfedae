-- Ends every other session of one database, psql's variable name, that this role may end. A server that was connected
-- connects anew. not-to-end.sql names those that go on.
SELECT
    pid, usename AS "user", application_name AS application,
    CASE
        WHEN rolsuper AND NOT me.super THEN false
        WHEN me.super OR me.signals OR pg_has_role(usesysid, 'USAGE') THEN pg_terminate_backend(pid, 5000)
        ELSE false
    END AS ended
FROM pg_stat_activity
JOIN pg_roles ON pg_roles.oid = usesysid
CROSS JOIN (
    SELECT rolsuper AS super, pg_has_role('pg_signal_backend', 'USAGE') AS signals FROM pg_roles WHERE rolname = current_user
) AS me
-- Of another role's session one without special rights sees only pid, user and database.
WHERE datname = :'name' AND coalesce(backend_type, 'client backend') = 'client backend' AND pid <> pg_backend_pid()
ORDER BY pid;
