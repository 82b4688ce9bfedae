-- The password hash and the id of the last sign-up of an e-mail address or a handle that waits for its code and can still be
-- confirmed, for the server's eyes only.
SELECT sign_ups.password_hash, sign_ups.uuid::text
FROM sign_ups
JOIN codes USING (uuid)
WHERE (lower(sign_ups.email) = lower(:login COLLATE "C") OR lower(sign_ups.handle) = lower(:login COLLATE "C"))
    AND NOT EXISTS (SELECT FROM users WHERE lower(users.handle) = lower(sign_ups.handle))
ORDER BY codes.sent_at DESC
LIMIT 1;
