-- The account of an e-mail address or a handle, with its password's hash, for the server's eyes only.
SELECT json_build_object(
    'password_hash', accounts.password_hash,
    'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name)
FROM accounts
JOIN users ON users.cognito_user_id = accounts.sub
WHERE lower(accounts.email) = lower(:login) OR lower(users.handle) = lower(:login)
LIMIT 1;
