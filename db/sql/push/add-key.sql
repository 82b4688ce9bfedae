-- Keeps a key pair, unless there is one.
INSERT INTO push_key (encrypted) VALUES (decode(:encrypted, 'hex')) ON CONFLICT DO NOTHING RETURNING 'kept';
