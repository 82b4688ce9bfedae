-- Keeps a secret until its first code confirms it, in the place of one that waited. No row where a second factor is on.
INSERT INTO factor_setups (user_uuid, secret_encrypted)
SELECT :user_uuid::uuid, decode(:encrypted, 'hex')
WHERE NOT EXISTS (SELECT FROM second_factors WHERE user_uuid = :user_uuid::uuid)
ON CONFLICT (user_uuid) DO UPDATE SET secret_encrypted = excluded.secret_encrypted, expires_at = excluded.expires_at
RETURNING iso_utc(expires_at);
