-- Keeps the refresh token of a session, encrypted, and when the next renewal is due.
UPDATE sessions SET
    renewal_token = decode(:token, 'hex'),
    renewal_due = to_timestamp(:due::double precision),
    renewal_claimed_at = NULL
WHERE uuid = :session::uuid
RETURNING 'kept';
