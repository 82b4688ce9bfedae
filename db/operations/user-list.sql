-- The users, the newest first.
SELECT
    users.handle,
    users.display_name AS name,
    users.email,
    date_trunc('second', users.created_at) AS since,
    (SELECT count(*) FROM sessions WHERE user_uuid = users.uuid) AS sessions,
    concat_ws(
        ', ',
        CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
        (SELECT role FROM user_roles WHERE user_roles.user_uuid = users.uuid),
        (SELECT 'suspended' FROM suspended_users WHERE suspended_users.user_uuid = users.uuid),
        (SELECT 'restricted' FROM restricted_users WHERE restricted_users.user_uuid = users.uuid)) AS state
FROM users
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
ORDER BY users.created_at DESC, users.handle;
