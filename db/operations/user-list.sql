-- The users, the newest first.
SELECT
    users.handle,
    users.display_name AS name,
    users.email,
    date_trunc('second', users.created_at) AS since,
    (SELECT count(*) FROM sessions WHERE user_uuid = users.uuid) AS sessions,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END AS state
FROM users
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
ORDER BY users.created_at DESC, users.handle;
