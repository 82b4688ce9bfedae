-- The signed-in user's own account. The only answers with an e-mail address are those to its owner.
SELECT json_build_object(
    'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
    'banner', extras.banner, 'link', extras.link, 'email', users.email, 'created_at', iso_utc(users.created_at),
    'second_factor', (
        SELECT json_build_object(
            'since', iso_utc(since),
            'recovery_codes', (SELECT count(*) FROM recovery_codes WHERE recovery_codes.user_uuid = second_factors.user_uuid))
        FROM second_factors
        WHERE second_factors.user_uuid = users.uuid),
    'sessions', (SELECT count(*) FROM sessions WHERE user_uuid = users.uuid AND expires_at > statement_timestamp()))
FROM users
LEFT JOIN profile_extras AS extras ON extras.user_uuid = users.uuid
WHERE users.uuid = :user_uuid::uuid;
