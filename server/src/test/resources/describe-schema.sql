-- The whole schema as text, from PostgreSQL's own catalogues, in an order that does not depend on how it came about.
WITH ours AS (
    SELECT c.oid, c.relname, c.relkind
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
), parts AS (
    SELECT 1 AS kind, extname AS name, 0 AS place, format('CREATE EXTENSION %I;', extname) AS text
    FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL
    SELECT 1, relname, 0, format(E'CREATE TYPE %I AS (\n%s\n);', relname, (
        SELECT string_agg(format('    %I %s', attname, format_type(atttypid, atttypmod)), E',\n' ORDER BY attnum)
        FROM pg_attribute WHERE attrelid = ours.oid AND attnum > 0 AND NOT attisdropped))
    FROM ours WHERE relkind = 'c'
    UNION ALL
    -- Those that take rows stand after what their rows are of.
    SELECT CASE WHEN EXISTS (
        SELECT FROM pg_type t WHERE t.oid = ANY (proargtypes) AND typtype = 'c') THEN 5 ELSE 2 END,
        proname, 0, rtrim(pg_get_functiondef(p.oid), E'\n') || ';'
    FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    UNION ALL
    SELECT 3, relname, 0, format(E'CREATE TABLE %I (\n%s\n);', relname, (
        SELECT string_agg('    ' || line, E',\n' ORDER BY sort, line_place)
        FROM (
            SELECT 1 AS sort, attnum::int AS line_place,
                format('%I %s%s%s%s', attname, format_type(atttypid, atttypmod),
                    CASE WHEN attcollation <> typcollation THEN format(' COLLATE %I', collname) ELSE '' END,
                    CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
                    coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')) AS line
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = atttypid
            LEFT JOIN pg_collation l ON l.oid = attcollation
            LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum
            WHERE attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT 2, row_number() OVER (ORDER BY contype = 'f', conname)::int,
                format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE conrelid = ours.oid AND contype <> 'n'
        ) AS lines))
        || coalesce((
            SELECT E'\nALTER TABLE ' || quote_ident(ours.relname) || ' SET (' || string_agg(option, ', ' ORDER BY option) || ');'
            FROM pg_class c, unnest(c.reloptions) AS option WHERE c.oid = ours.oid), '')
        || coalesce((
            SELECT E'\n' || string_agg(pg_get_indexdef(indexrelid) || ';', E'\n' ORDER BY indexrelid::regclass::text)
            FROM pg_index
            WHERE indrelid = ours.oid AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))), '')
        || coalesce((
            SELECT E'\n' || string_agg(pg_get_triggerdef(oid) || ';', E'\n' ORDER BY tgname)
            FROM pg_trigger WHERE tgrelid = ours.oid AND NOT tgisinternal), '')
    FROM ours WHERE relkind = 'r'
    UNION ALL
    SELECT 4, relname, 0, format(E'CREATE VIEW %I AS\n%s', relname, pg_get_viewdef(oid, true))
    FROM ours WHERE relkind = 'v'
)
SELECT E'-- Generated from db/migrations; a test fails when the two differ. This is to be read; change those.\n\n'
    || string_agg(text, E'\n\n' ORDER BY kind, name, place, text COLLATE "C") || E'\n'
FROM parts;
