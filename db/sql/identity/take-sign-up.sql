-- Takes a sign-up away with its code, so that it serves once. Where an earlier release kept the address in
-- letters beyond ASCII, it sent the code elsewhere: that code is void.
WITH spent AS (
    DELETE FROM codes
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING uuid
)
SELECT display_name, handle, email, password_hash, invitation_uuid::text, reason, language, encode(admin_link_hash, 'hex')
FROM sign_ups
JOIN spent USING (uuid)
WHERE email !~ '[^!-~]';
