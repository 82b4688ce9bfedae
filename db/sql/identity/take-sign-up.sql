-- Takes a sign-up away, so that its code serves once.
DELETE FROM sign_ups
WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
RETURNING json_build_object(
    'display_name', display_name, 'handle', handle, 'email', email, 'password_hash', password_hash);
