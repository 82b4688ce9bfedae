-- Keeps another key, which signs from now on.
INSERT INTO statement_keys (kid, x, encrypted) VALUES (:kid, :x, decode(:encrypted, 'hex')) RETURNING kid;
