-- The account of an e-mail address or a handle, for the server's eyes only: password hash, user, whether disabled; then the
-- user as everybody sees it.
SELECT
    accounts.password_hash,
    users.uuid::text,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
    short_json(users)
FROM accounts
JOIN users ON users.cognito_user_id = accounts.sub
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
WHERE lower(accounts.email) = lower(:login) OR lower(users.handle) = lower(:login)
LIMIT 1;
