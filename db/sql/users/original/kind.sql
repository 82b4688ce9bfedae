-- The kind of the database that people are brought from: ours, an original's, or another.
SELECT CASE
    WHEN to_regclass('public.flyway_schema_history') IS NOT NULL THEN 'ours'
    WHEN (
        SELECT count(*)
        FROM pg_attribute
        WHERE attrelid = to_regclass('public.users') AND NOT attisdropped
            AND attname IN ('uuid', 'display_name', 'handle', 'cognito_user_id', 'created_at')
    ) = 5 THEN 'original'
    ELSE 'another'
END;
