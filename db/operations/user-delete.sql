-- Deletes a user with all that hangs on it, but the only admin; psql's variable handle. Admins who are disabled or suspended do not
-- count.
BEGIN;
-- The user, then the roles, as everybody takes them; others may refer to the user until the roles are there.
SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE \g /dev/null
LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
-- Keeps sessions from beginning until the end.
SELECT uuid FROM users WHERE handle = :'handle' FOR UPDATE \g /dev/null
WITH person AS (
    SELECT cognito_user_id
    FROM users
    WHERE handle = :'handle'
        AND (
            NOT EXISTS (SELECT FROM user_roles WHERE user_uuid = users.uuid AND role = 'admin')
            OR EXISTS (
                SELECT FROM user_roles
                JOIN viewers ON viewers.uuid = user_roles.user_uuid
                WHERE user_roles.role = 'admin' AND viewers.uuid <> users.uuid AND NOT viewers.disabled AND NOT viewers.suspended))
)
INSERT INTO deleted_subs (sub) SELECT cognito_user_id FROM person
ON CONFLICT (sub) DO UPDATE SET deleted_at = excluded.deleted_at;
WITH person AS (
    SELECT uuid, handle
    FROM users
    WHERE handle = :'handle'
), leaver AS (
    -- The same question as above: a sub may have been deleted before.
    SELECT uuid
    FROM person
    WHERE NOT EXISTS (SELECT FROM user_roles WHERE user_uuid = person.uuid AND role = 'admin')
        OR EXISTS (
            SELECT FROM user_roles
            JOIN viewers ON viewers.uuid = user_roles.user_uuid
            WHERE user_roles.role = 'admin' AND viewers.uuid <> person.uuid AND NOT viewers.disabled AND NOT viewers.suspended)
), ended AS (
    DELETE FROM sessions USING leaver WHERE sessions.user_uuid = leaver.uuid RETURNING 1
), gone AS (
    DELETE FROM users USING leaver WHERE users.uuid = leaver.uuid RETURNING users.handle
)
SELECT CASE
    WHEN gone.handle IS NULL THEN '@' || person.handle || ' is the only admin: make somebody else admin first.'
    ELSE '@' || person.handle || ' is deleted, with all that was theirs; sessions ended: ' || (SELECT count(*) FROM ended) || '.'
END
FROM person
LEFT JOIN gone ON gone.handle = person.handle;
COMMIT;
