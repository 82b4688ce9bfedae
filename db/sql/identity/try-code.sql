-- Tries a code, and says how that went. A wrong one spends one try of five; the right one is taken away when it is used.
UPDATE codes
SET tries_left = tries_left - CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 0 ELSE 1 END
WHERE uuid = :uuid::uuid AND purpose = :purpose AND expires_at > statement_timestamp() AND tries_left > 0
RETURNING CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 'right' ELSE 'wrong' END;
