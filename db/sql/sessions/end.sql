-- Ends the session of a token.
DELETE FROM sessions WHERE token_hash = decode(:token_hash, 'hex') RETURNING 'ended';
