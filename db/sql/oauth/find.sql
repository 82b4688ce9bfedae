-- A client, for the server's eyes only: name, redirect address, and the digest of its secret, if it has one.
SELECT name, redirect_uri, encode(secret_sha256, 'hex') FROM clients WHERE uuid = :client_uuid::uuid;
