-- The roles whose sessions in one database, psql's variable name, this role may not end.
SELECT string_agg(DISTINCT usename, ', ')
FROM pg_stat_activity
JOIN pg_roles ON pg_roles.oid = usesysid
CROSS JOIN (
    SELECT rolsuper AS super, pg_has_role('pg_signal_backend', 'USAGE') AS signals FROM pg_roles WHERE rolname = current_user
) AS me
WHERE
    datname = :'name' AND pid <> pg_backend_pid()
    AND NOT CASE WHEN rolsuper THEN me.super ELSE me.super OR me.signals OR pg_has_role(usesysid, 'USAGE') END;
