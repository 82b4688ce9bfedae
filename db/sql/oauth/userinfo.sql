-- A person's claims, as OpenID Connect names them. An address in letters beyond ASCII was kept by an earlier release, which
-- sent its code elsewhere.
SELECT json_build_object(
    'sub', cognito_user_id, 'name', display_name, 'preferred_username', handle, 'email', email, 'email_verified',
    email ~ '^[!-~]+$')
FROM users
WHERE uuid = :user_uuid::uuid;
