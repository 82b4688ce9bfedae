-- Sets the password of an account, and answers with its address.
UPDATE accounts SET password_hash = :password_hash
FROM users
WHERE users.cognito_user_id = accounts.sub AND users.uuid = :user_uuid::uuid
RETURNING accounts.email;
