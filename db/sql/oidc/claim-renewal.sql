-- Claims the renewal of a session that is due. The request that may ask the issuer gets the encrypted refresh token, the others no row. A
-- claim without a result is open again after half a minute.
UPDATE sessions SET renewal_claimed_at = statement_timestamp()
WHERE uuid = :session::uuid
    AND renewal_due <= statement_timestamp()
    AND (renewal_claimed_at IS NULL OR renewal_claimed_at < statement_timestamp() - interval '30 seconds')
RETURNING encode(renewal_token, 'hex');
