-- Whether a user is the only admin; others who are disabled or suspended do not count. The caller has locked the roles, by a statement of its
-- own: this one sees what was done before.
SELECT 'only'
FROM (
    SELECT user_uuid
    FROM user_roles
    WHERE role = 'admin'
        AND (SELECT true FROM user_roles AS own WHERE own.user_uuid = :user_uuid::uuid AND own.role = 'admin') IS NOT NULL
) AS admin
JOIN viewers ON viewers.uuid = admin.user_uuid
HAVING bool_or(viewers.uuid = :user_uuid::uuid)
    AND NOT bool_or(viewers.uuid <> :user_uuid::uuid AND NOT viewers.disabled AND NOT viewers.suspended);
