-- What OpenID Connect calls the claims of a person.
SELECT json_build_object(
    'sub', cognito_user_id, 'name', display_name, 'preferred_username', handle, 'email', email, 'email_verified', true)
FROM users
WHERE uuid = :user_uuid::uuid;
