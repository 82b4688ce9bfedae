-- Spends one try of a code, and says how that went.
UPDATE codes
SET tries_left = tries_left - 1
WHERE uuid = :uuid::uuid AND purpose = :purpose AND expires_at > statement_timestamp() AND tries_left > 0
RETURNING CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 'right' ELSE 'wrong' END;
