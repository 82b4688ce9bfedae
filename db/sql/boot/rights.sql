-- The rights of the present role: its name, whether PostgreSQL takes writes, whether the role owns the schema, and the tables whose rows it may not read or write.
WITH history AS (
    SELECT oid, relowner, relnamespace FROM pg_class WHERE oid = to_regclass('flyway_schema_history')
), tables AS (
    SELECT pg_class.oid, relname
    FROM pg_class JOIN history USING (relowner, relnamespace)
    WHERE relkind = 'r' AND pg_class.oid <> history.oid
)
SELECT
    current_user::text,
    CASE WHEN pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' THEN 'reads' ELSE 'writes' END,
    CASE WHEN (SELECT pg_has_role(relowner, 'USAGE') FROM history) THEN 'owner' ELSE 'service' END,
    (
        SELECT string_agg(relname::text, ', ' ORDER BY relname) FROM tables
        WHERE NOT (
            has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
            AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')
        )
    );
