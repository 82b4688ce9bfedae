-- Keeps the issuer's claims about a person who has yet to choose a handle, encrypted.
INSERT INTO newcomers (token_hash, told) VALUES (decode(:token_hash, 'hex'), decode(:told, 'hex')) RETURNING 'kept';
