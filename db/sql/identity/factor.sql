-- The encrypted secret of a user's second factor, and the time in seconds, for the server's eyes only. No row where there is none.
SELECT encode(secret_encrypted, 'hex'), floor(extract(epoch FROM statement_timestamp()))::bigint::text
FROM second_factors
WHERE user_uuid = :user_uuid::uuid;
