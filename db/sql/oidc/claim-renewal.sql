-- Claims a session's renewal that is due: its encrypted refresh token for the one who may ask the issuer, no row for the
-- others. A claim that came to nothing within half a minute is open again.
UPDATE sessions SET renewal_claimed_at = statement_timestamp()
WHERE uuid = :session::uuid
    AND renewal_due <= statement_timestamp()
    AND (renewal_claimed_at IS NULL OR renewal_claimed_at < statement_timestamp() - interval '30 seconds')
RETURNING encode(renewal_token, 'hex');
