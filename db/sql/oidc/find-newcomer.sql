-- The issuer's claims about the person whose browser has the token, encrypted.
SELECT encode(told, 'hex') FROM newcomers
WHERE token_hash = decode(:token_hash, 'hex') AND expires_at > statement_timestamp();
