-- Suspends or restricts a user, for days or for good, in the place of what was so before, but does not suspend the only admin; psql's
-- variables handle, kind, days and rule, of which the last two may be empty. Admins who are disabled or suspended do not count.
BEGIN;
-- The user, then the roles, as everybody takes them.
SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE \g /dev/null
LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
WITH person AS (
    SELECT
        uuid,
        handle,
        :'kind' = 'suspend'
            AND EXISTS (SELECT FROM user_roles WHERE user_uuid = users.uuid AND role = 'admin')
            AND NOT EXISTS (
                SELECT FROM user_roles
                JOIN viewers ON viewers.uuid = user_roles.user_uuid
                WHERE user_roles.role = 'admin' AND viewers.uuid <> users.uuid AND NOT viewers.disabled AND NOT viewers.suspended)
            AS only_admin
    FROM users
    WHERE handle = :'handle'
), done AS (
    SELECT sanction(
        uuid, :'kind', nullif(:'rule', ''), statement_timestamp() + nullif(:'days', '')::integer * interval '1 day', NULL) AS ends_at
    FROM person
    WHERE NOT only_admin
)
SELECT CASE
    WHEN only_admin THEN '@' || handle || ' is the only admin: make somebody else admin first.'
    ELSE '@' || handle || CASE :'kind' WHEN 'suspend' THEN ' is suspended' ELSE ' is restricted' END
        || coalesce(' until ' || to_char(ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), ' until it is lifted') || '.'
END
FROM person
LEFT JOIN done ON true;
COMMIT;
