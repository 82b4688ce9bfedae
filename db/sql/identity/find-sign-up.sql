-- The password hash of an e-mail address or a handle that is nobody's yet, for the server's eyes only: that of an account that waits for a
-- moderator's word, or else, with its id, of the last sign-up that waits for its code and can still be confirmed. The last ten are looked at:
-- a bound by which PostgreSQL sees that they are few.
WITH waiting AS MATERIALIZED (
    SELECT uuid, handle, password_hash
    FROM sign_ups
    WHERE lower(email) = lower(:login COLLATE "C") OR lower(handle) = lower(:login COLLATE "C")
    ORDER BY uuid DESC
    LIMIT 10
), found AS (
    SELECT password_hash, NULL::text AS uuid, 1 AS place, created_at AS sent_at
    FROM waiting_accounts
    WHERE (lower(email) = lower(:login COLLATE "C") OR lower(handle) = lower(:login COLLATE "C"))
        AND expires_at > statement_timestamp()
    UNION ALL
    SELECT waiting.password_hash, waiting.uuid::text, 2, codes.sent_at
    FROM waiting
    JOIN codes USING (uuid)
    WHERE NOT EXISTS (SELECT FROM users WHERE lower(users.handle) = lower(waiting.handle))
)
SELECT password_hash, uuid FROM found ORDER BY place, sent_at DESC LIMIT 1;
