-- The signed-in user's own account. The only answers with an e-mail address are those to its owner.
SELECT json_build_object(
    'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
    'email', users.email, 'created_at', iso_utc(users.created_at),
    'sessions', (SELECT count(*) FROM sessions WHERE user_uuid = users.uuid AND expires_at > statement_timestamp()))
FROM users
WHERE uuid = :user_uuid::uuid;
