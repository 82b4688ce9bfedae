-- Whether a user is the only admin; others who are disabled or suspended do not count. Where they are an admin, no other stops being one
-- until this transaction ends.
SELECT 'only'
FROM (
    SELECT user_uuid
    FROM user_roles
    WHERE role = 'admin'
        AND (SELECT true FROM user_roles AS own WHERE own.user_uuid = :user_uuid::uuid AND own.role = 'admin') IS NOT NULL
    ORDER BY user_uuid
    FOR UPDATE OF user_roles
) AS admin
JOIN viewers ON viewers.uuid = admin.user_uuid
HAVING bool_or(viewers.uuid = :user_uuid::uuid)
    AND NOT bool_or(viewers.uuid <> :user_uuid::uuid AND NOT viewers.disabled AND NOT viewers.suspended);
