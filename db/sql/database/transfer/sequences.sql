-- For each column with a sequence, the statement that sets the sequence behind the highest number.
SELECT format(
    'SELECT setval(%L, max(%I)) FROM %I.%I HAVING max(%2$I) IS NOT NULL;',
    pg_get_serial_sequence(format('%I.%I', nspname, relname), attname), attname, nspname, relname)
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
    AND pg_get_serial_sequence(format('%I.%I', nspname, relname), attname) IS NOT NULL
ORDER BY relname, attnum;
