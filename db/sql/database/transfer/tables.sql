-- Our tables and their columns, a table after those that it refers to.
WITH RECURSIVE ours AS (
    SELECT pg_class.oid, relname
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind = 'r' AND relname <> 'flyway_schema_history'
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
), placed AS (
    SELECT oid, 0 AS place FROM ours
    UNION
    SELECT conrelid, place + 1
    FROM placed JOIN pg_constraint ON confrelid = placed.oid AND contype = 'f' AND conrelid <> confrelid
    WHERE place < 100
)
SELECT
    relname::text,
    (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_attribute
        WHERE attrelid = oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    )
FROM ours
ORDER BY (SELECT max(place) FROM placed WHERE placed.oid = ours.oid), relname;
