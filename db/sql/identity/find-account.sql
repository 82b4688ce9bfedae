-- The account of an e-mail address or a handle, for the server's eyes only: password hash, user, whether disabled; then the
-- user as everybody sees it. Earlier releases kept the domain in its own letters, as :email_shown has it, or as it was typed.
SELECT
    accounts.password_hash,
    users.uuid::text,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
    short_json(users)
FROM (
    SELECT sub FROM accounts
    WHERE lower(email) IN (lower(:login COLLATE "C"), lower(:email COLLATE "C"), lower(:email_shown COLLATE "C"))
    UNION ALL
    SELECT cognito_user_id FROM users WHERE lower(handle) = lower(:login COLLATE "C")
) AS found
JOIN accounts ON accounts.sub = found.sub
JOIN users ON users.cognito_user_id = found.sub
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
LIMIT 1;
