-- Takes a password reset away with its code and says whose password it is for.
WITH spent AS (
    DELETE FROM codes
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING uuid
)
SELECT accounts.sub, accounts.email, users.uuid::text, users.handle, users.display_name
FROM password_resets
JOIN spent USING (uuid)
JOIN accounts USING (sub)
JOIN users ON users.cognito_user_id = accounts.sub;
