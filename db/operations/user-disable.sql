-- Keeps a user from signing in and ends the sessions, those at programs too, but not of the only admin; psql's variable handle. Admins who
-- are disabled or suspended do not count.
BEGIN;
-- The user, then the roles, as everybody takes them. The first lock keeps sessions from beginning until the end.
SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE \g /dev/null
LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
WITH person AS (
    SELECT uuid
    FROM users
    WHERE handle = :'handle'
        AND (
            NOT EXISTS (SELECT FROM user_roles WHERE user_uuid = users.uuid AND role = 'admin')
            OR EXISTS (
                SELECT FROM user_roles
                JOIN viewers ON viewers.uuid = user_roles.user_uuid
                WHERE user_roles.role = 'admin' AND viewers.uuid <> users.uuid AND NOT viewers.disabled AND NOT viewers.suspended))
)
INSERT INTO disabled_users (user_uuid) SELECT uuid FROM person ON CONFLICT DO NOTHING;
WITH person AS (
    SELECT uuid, handle, EXISTS (SELECT FROM disabled_users WHERE user_uuid = users.uuid) AS disabled
    FROM users
    WHERE handle = :'handle'
), ended AS (
    DELETE FROM sessions USING person WHERE user_uuid = person.uuid AND disabled RETURNING 1
), clients_too AS (
    DELETE FROM client_grants USING person WHERE client_grants.user_uuid = person.uuid AND disabled
)
SELECT CASE
    WHEN disabled THEN '@' || handle || ' is disabled; sessions ended: ' || (SELECT count(*) FROM ended) || '.'
    ELSE '@' || handle || ' is the only admin: make somebody else admin first.'
END
FROM person;
COMMIT;
