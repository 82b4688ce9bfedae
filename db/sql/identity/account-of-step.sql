-- The password hash of a user who has yet to give a code to sign in, for the server's eyes only; then the user as everybody sees it.
SELECT accounts.password_hash, short_json(users)
FROM users
JOIN accounts ON accounts.sub = users.cognito_user_id
WHERE users.uuid = :user_uuid::uuid;
