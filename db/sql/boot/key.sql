-- The fingerprint of the secret key that this database is used with; no row before the first.
SELECT encode(fingerprint, 'hex') FROM secret_key;
