-- The roles that use our tables without owning them, each after the name of the file in db/sql/database/roles that gives it its
-- rights: who may change a user is a server, who may only add one is the Lambda.
SELECT CASE WHEN bool_or(privilege_type = 'UPDATE') THEN 'service' ELSE 'post-confirmation' END || ' ' || rolname
FROM pg_class
CROSS JOIN LATERAL aclexplode(relacl)
JOIN pg_roles ON pg_roles.oid = grantee
WHERE pg_class.oid = to_regclass('public.users') AND grantee <> relowner AND privilege_type IN ('UPDATE', 'INSERT')
GROUP BY rolname
ORDER BY rolname;
