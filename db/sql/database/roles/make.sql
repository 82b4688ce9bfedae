-- The statement that makes a role, or lets an existing one sign in. No row for a role with more rights than ours have.
SELECT format('%s ROLE %I LOGIN', CASE WHEN is_there THEN 'ALTER' ELSE 'CREATE' END, CAST(:role AS text))
FROM (SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = CAST(:role AS text)) AS is_there) AS known
WHERE NOT EXISTS (
    SELECT
    FROM pg_roles
    WHERE
        rolname = CAST(:role AS text)
        AND (
            rolsuper OR rolcreaterole OR rolcreatedb
            OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
            OR EXISTS (SELECT FROM pg_database WHERE datdba = pg_roles.oid)
        )
);
