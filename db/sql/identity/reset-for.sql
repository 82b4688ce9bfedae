-- The person whose password a reset would set, for the server alone: address, handle and name. No row where the address has no account.
SELECT accounts.email, users.handle, users.display_name
FROM password_resets
JOIN accounts USING (sub)
JOIN users ON users.cognito_user_id = accounts.sub
WHERE password_resets.uuid = :uuid::uuid;
