-- The encrypted secret that waits for its first code, and the time in seconds, for the server's eyes only.
SELECT encode(secret_encrypted, 'hex'), floor(extract(epoch FROM statement_timestamp()))::bigint::text
FROM factor_setups
WHERE user_uuid = :user_uuid::uuid AND expires_at > statement_timestamp();
