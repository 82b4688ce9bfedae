-- The password hash and the id of the last sign-up of an e-mail address or a handle that waits for its code and can still be
-- confirmed, for the server's eyes only. The last ten are looked at: a bound by which PostgreSQL sees that they are few.
WITH waiting AS MATERIALIZED (
    SELECT uuid, handle, password_hash
    FROM sign_ups
    WHERE lower(email) = lower(:login COLLATE "C") OR lower(handle) = lower(:login COLLATE "C")
    ORDER BY uuid DESC
    LIMIT 10
)
SELECT waiting.password_hash, waiting.uuid::text
FROM waiting
JOIN codes USING (uuid)
WHERE NOT EXISTS (SELECT FROM users WHERE lower(users.handle) = lower(waiting.handle))
ORDER BY codes.sent_at DESC
LIMIT 1;
