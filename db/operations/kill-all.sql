-- Ends every other session of one database, psql's variable name. A server that was connected connects anew.
SELECT pid, usename AS "user", application_name AS application, pg_terminate_backend(pid, 5000) AS ended
FROM pg_stat_activity
WHERE datname = :'name' AND backend_type = 'client backend' AND pid <> pg_backend_pid()
ORDER BY pid;
