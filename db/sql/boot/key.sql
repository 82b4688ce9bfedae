-- The fingerprint of the key that this database is used with; no row where none was used yet.
SELECT encode(fingerprint, 'hex') FROM secret_key;
