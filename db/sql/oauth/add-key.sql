-- Keeps another key, which signs from now on.
INSERT INTO signing_keys (encrypted) VALUES (decode(:encrypted, 'hex')) RETURNING uuid::text;
