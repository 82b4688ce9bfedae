-- The person a reset is for, for the server's eyes only: address, handle and name. No row where it is nobody's.
SELECT accounts.email, users.handle, users.display_name
FROM password_resets
JOIN accounts USING (sub)
JOIN users ON users.cognito_user_id = accounts.sub
WHERE password_resets.uuid = :uuid::uuid;
