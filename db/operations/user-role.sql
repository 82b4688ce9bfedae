-- Makes a user a member, a moderator or an admin, but leaves the only admin, and says where a second factor is wanting; psql's variables handle
-- and role. Admins who are disabled or suspended do not count.
BEGIN;
-- The user, then the roles, as everybody takes them.
SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE \g /dev/null
LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
WITH person AS (
    SELECT uuid, handle, cognito_user_id FROM users WHERE handle = :'handle'
), changed AS (
    SELECT uuid, handle
    FROM person
    WHERE :'role' = 'admin'
        OR NOT EXISTS (SELECT FROM user_roles WHERE user_uuid = person.uuid AND role = 'admin')
        OR EXISTS (
            SELECT FROM user_roles
            JOIN viewers ON viewers.uuid = user_roles.user_uuid
            WHERE user_roles.role = 'admin' AND viewers.uuid <> person.uuid AND NOT viewers.disabled AND NOT viewers.suspended)
), taken AS (
    DELETE FROM user_roles USING changed WHERE user_uuid = changed.uuid AND :'role' = 'member'
), given AS (
    INSERT INTO user_roles (user_uuid, role)
    SELECT uuid, :'role' FROM changed WHERE :'role' <> 'member'
    ON CONFLICT (user_uuid) DO UPDATE SET role = excluded.role, since = statement_timestamp()
), logged AS (
    INSERT INTO audit_log (act, about_handle) SELECT :'role', handle FROM changed
)
SELECT CASE
    WHEN changed.uuid IS NULL THEN '@' || person.handle || ' is the only admin: make somebody else admin first.'
    ELSE '@' || person.handle || ' is ' || :'role' || '.'
        || CASE
            WHEN :'role' <> 'member' AND EXISTS (SELECT FROM accounts WHERE accounts.sub = person.cognito_user_id)
                AND NOT EXISTS (SELECT FROM second_factors WHERE user_uuid = person.uuid)
                THEN ' There is no second factor yet, and the password alone sets one up: have it done now.'
            ELSE ''
        END
END
FROM person
LEFT JOIN changed ON changed.uuid = person.uuid;
COMMIT;
