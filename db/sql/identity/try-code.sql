-- Tries a code, and answers with the outcome. A wrong one spends one of five tries; the right one is deleted when it is used.
UPDATE codes
SET tries_left = tries_left - CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 0 ELSE 1 END
WHERE uuid = :uuid::uuid AND purpose = :purpose AND expires_at > statement_timestamp() AND tries_left > 0
RETURNING CASE WHEN code_hmac = decode(:code_hmac, 'hex') THEN 'right' ELSE 'wrong' END;
