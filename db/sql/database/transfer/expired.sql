-- For each table whose rows expire, the statement that deletes expired ones. It runs on restored data before anybody sees it.
SELECT format('DELETE FROM %I.%I WHERE expires_at <= statement_timestamp();', nspname, relname)
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND attname = 'expires_at' AND atttypid = 'timestamptz'::regtype
    AND NOT attisdropped
ORDER BY relname;
