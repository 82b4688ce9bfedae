-- Deletes the claims about a person who has chosen a handle.
DELETE FROM newcomers WHERE token_hash = decode(:token_hash, 'hex') RETURNING 'forgotten';
