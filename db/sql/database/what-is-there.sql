-- The kind of the tables in a database: ours, the original's, somebody else's, or none.
WITH tables AS (
    SELECT pg_class.relname AS name, pg_class.oid
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
)
SELECT CASE
    WHEN EXISTS (SELECT FROM tables WHERE name = 'flyway_schema_history') THEN 'ours'
    WHEN EXISTS (
        SELECT FROM tables JOIN pg_attribute ON attrelid = oid
        WHERE name = 'activities' AND attname = 'replies_count'
    ) THEN 'original'
    WHEN EXISTS (SELECT FROM tables) THEN 'foreign'
    ELSE 'nothing'
END;
