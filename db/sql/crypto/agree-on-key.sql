-- The fingerprint of the key that this database is used with: the first server's, from then on.
INSERT INTO secret_key (fingerprint)
VALUES (decode(:fingerprint, 'hex'))
ON CONFLICT (one) DO UPDATE SET one = true
RETURNING encode(fingerprint, 'hex');
