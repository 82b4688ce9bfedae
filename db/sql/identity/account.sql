-- The signed-in user's own account. The only answers with an e-mail address are those to its owner.
SELECT json_build_object(
    'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
    'email', users.email, 'created_at', iso_utc(users.created_at),
    'sessions', (SELECT count(*) FROM spring_session WHERE principal_name = users.uuid::text
        AND expiry_time > extract(epoch FROM statement_timestamp()) * 1000))
FROM users
WHERE uuid = :user_uuid::uuid;
