-- Takes a sign-up away with its code, so that it serves once.
WITH spent AS (
    DELETE FROM codes
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING uuid
)
SELECT display_name, handle, email, password_hash
FROM sign_ups
JOIN spent USING (uuid);
