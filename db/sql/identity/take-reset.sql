-- Deletes a password reset with its code, and answers with its user: address, uuid, handle, whether disabled; then the user as everybody
-- sees it.
WITH spent AS (
    DELETE FROM codes
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING uuid
)
SELECT
    accounts.email,
    users.uuid::text,
    users.handle,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
    short_json(users)
FROM password_resets
JOIN spent USING (uuid)
JOIN accounts USING (sub)
JOIN users ON users.cognito_user_id = accounts.sub
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid;
