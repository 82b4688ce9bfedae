-- Makes the link by which somebody becomes the first admin, and voids the one before. No row where there is an admin.
INSERT INTO admin_link (token_hash)
SELECT decode(:token_hash, 'hex')
WHERE NOT EXISTS (SELECT FROM user_roles WHERE role = 'admin')
ON CONFLICT (single) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
RETURNING 'made';
