-- What an issuer told of the person whose browser has the token, encrypted.
SELECT encode(told, 'hex') FROM newcomers
WHERE token_hash = decode(:token_hash, 'hex') AND expires_at > statement_timestamp();
