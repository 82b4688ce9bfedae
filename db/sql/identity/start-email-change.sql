-- Keeps a new e-mail address until the code sent to it is confirmed.
WITH code AS (
    INSERT INTO codes (uuid, purpose, code_hmac, address_hmac)
    VALUES (:uuid::uuid, 'email', decode(:code_hmac, 'hex'), decode(:address_hmac, 'hex'))
    RETURNING uuid, expires_at
), kept AS (
    INSERT INTO email_changes (uuid, sub, email)
    SELECT code.uuid, users.cognito_user_id, :email FROM code, users WHERE users.uuid = :user_uuid::uuid
)
SELECT json_build_object('change', uuid, 'email', :email::text, 'code_expires_at', iso_utc(expires_at)) FROM code;
