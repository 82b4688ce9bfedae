-- Writes that a session is used: it lives thirty days from now, and ninety from sign-in at most.
UPDATE sessions SET
    used_at = statement_timestamp(),
    expires_at = least(statement_timestamp() + interval '720 hours', created_at + interval '2160 hours')
WHERE uuid = :uuid::uuid AND used_at <= statement_timestamp() - interval '10 minutes'
RETURNING 'used';
