-- Puts recovery codes in the place of those before. Their HMACs have a blank between them.
WITH before AS (
    DELETE FROM recovery_codes WHERE user_uuid = :user_uuid::uuid
)
INSERT INTO recovery_codes (user_uuid, code_hmac)
SELECT user_uuid, decode(code_hmac, 'hex')
FROM second_factors, unnest(string_to_array(:code_hmacs, ' ')) AS code_hmac
WHERE user_uuid = :user_uuid::uuid
RETURNING 'made';
