-- The account of the signed-in user, without what proves who they are: passwords, codes, the
-- second factor's secret, and their digests.
SELECT json_build_object(
    'exported_at', iso_utc(statement_timestamp()),
    'account', json_build_object(
        'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
        'banner', extras.banner, 'link', extras.link, 'email', users.email, 'sub', users.cognito_user_id, 'created_at', iso_utc(users.created_at),
        'name_at_issuer', (SELECT display_name FROM issuer_names WHERE user_uuid = users.uuid)),
    'second_factor', (
        SELECT json_build_object(
            'since', iso_utc(since),
            'recovery_codes', (SELECT count(*) FROM recovery_codes WHERE recovery_codes.user_uuid = second_factors.user_uuid))
        FROM second_factors
        WHERE second_factors.user_uuid = users.uuid),
    'email_change', (
        SELECT json_build_object('email', email_changes.email, 'code_expires_at', iso_utc(codes.expires_at))
        FROM email_changes
        JOIN codes USING (uuid)
        WHERE email_changes.sub = users.cognito_user_id AND codes.expires_at > statement_timestamp()
        ORDER BY codes.expires_at DESC
        LIMIT 1))
FROM users
LEFT JOIN profile_extras AS extras ON extras.user_uuid = users.uuid
WHERE users.uuid = :user_uuid::uuid;
