-- Wrong codes are counted for the address that they were sent to as well, over all sign-ups, resets and changes. An HMAC
-- under the key that is not in the database; null where a server of the release before sent the code.
ALTER TABLE codes ADD COLUMN address_hmac bytea;
