-- The password hash, address and handle of the signed-in user's account, for the server's eyes only.
SELECT accounts.password_hash, accounts.email, users.handle, users.display_name
FROM accounts
JOIN users ON users.cognito_user_id = accounts.sub
WHERE users.uuid = :user_uuid::uuid;
