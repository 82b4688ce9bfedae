-- The key pair by which push services know this server, if it was made.
SELECT encode(encrypted, 'hex') FROM push_key;
