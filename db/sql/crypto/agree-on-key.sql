-- The fingerprint of the secret key that this database is used with. The first server sets it.
INSERT INTO secret_key (fingerprint)
VALUES (decode(:fingerprint, 'hex'))
ON CONFLICT (one) DO UPDATE SET one = true
RETURNING encode(fingerprint, 'hex');
