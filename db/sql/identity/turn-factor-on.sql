-- Turns the second factor on with the secret that waited, and its recovery codes, whose HMACs have a blank between them. The code
-- that confirmed it is used.
WITH setup AS (
    DELETE FROM factor_setups
    WHERE user_uuid = :user_uuid::uuid AND secret_encrypted = decode(:encrypted, 'hex')
    RETURNING user_uuid, secret_encrypted
), factor AS (
    INSERT INTO second_factors (user_uuid, secret_encrypted, last_step)
    SELECT user_uuid, secret_encrypted, :step::bigint FROM setup
    ON CONFLICT DO NOTHING
    RETURNING user_uuid
), codes AS (
    INSERT INTO recovery_codes (user_uuid, code_hmac)
    SELECT factor.user_uuid, decode(code_hmac, 'hex') FROM factor, unnest(string_to_array(:code_hmacs, ' ')) AS code_hmac
)
SELECT 'on' FROM factor;
