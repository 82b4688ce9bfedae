-- Keeps a sign-up until its code is confirmed. It reserves nothing. The caller gives the id, because the HMAC of the code is bound to it.
WITH code AS (
    INSERT INTO codes (uuid, purpose, code_hmac, address_hmac)
    VALUES (:uuid::uuid, 'sign-up', decode(:code_hmac, 'hex'), decode(:address_hmac, 'hex'))
    RETURNING uuid, expires_at
), kept AS (
    INSERT INTO sign_ups (uuid, display_name, handle, email, password_hash, invitation_uuid, reason, language, admin_link_hash)
    SELECT uuid, :display_name, lower(:handle COLLATE "C"), :email, :password_hash, :invitation_uuid::uuid, :reason, :language,
        decode(:admin_link_hash, 'hex')
    FROM code
)
SELECT json_build_object(
    'sign_up', uuid, 'email', :email::text, 'code_expires_at', iso_utc(expires_at), 'resend_after_seconds', 60)
FROM code;
