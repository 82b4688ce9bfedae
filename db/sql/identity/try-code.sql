-- Spends one try of a sign-up that still waits for its code, and says how that went.
UPDATE sign_ups
SET tries_left = tries_left - 1
WHERE uuid = :uuid::uuid AND expires_at > statement_timestamp() AND tries_left > 0
RETURNING CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 'right' ELSE 'wrong' END;
