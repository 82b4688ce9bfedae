-- Uses a recovery code, which then is gone.
DELETE FROM recovery_codes
WHERE user_uuid = :user_uuid::uuid AND code_hmac = decode(:code_hmac, 'hex')
RETURNING 'used';
