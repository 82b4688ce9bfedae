-- Takes the sign-up away, so that its code serves once, and gives what the account needs.
DELETE FROM sign_ups
WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex')
RETURNING jsonb_build_object(
    'display_name', display_name, 'handle', handle, 'email', email, 'password_hash', password_hash);
