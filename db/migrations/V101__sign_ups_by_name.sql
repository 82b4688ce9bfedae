-- Who signs in before confirming is found by address or handle. The table holds what waits for a code, so it is small.
CREATE INDEX sign_ups_email ON sign_ups (lower(email));
CREATE INDEX sign_ups_handle ON sign_ups (lower(handle));
