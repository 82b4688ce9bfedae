-- The statements that give a server's role its rights: all rows, but neither the tables themselves nor the history of migrations. They
-- cover tables that later migrations of this owner make.
WITH grants (place, statement) AS (
    VALUES
        (1, 'GRANT CONNECT ON DATABASE %2$I TO %1$I'),
        (2, 'GRANT USAGE ON SCHEMA public TO %1$I'),
        (3, 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1$I'),
        (4, 'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %1$I'),
        (5, 'REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %1$I'),
        -- Those that later migrations of this owner make.
        (6, 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %1$I'),
        (7, 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO %1$I')
)
SELECT string_agg(format(statement, CAST(:role AS text), current_database()), '; ' ORDER BY place)
FROM grants;
