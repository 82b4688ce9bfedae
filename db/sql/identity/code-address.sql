-- The HMAC of the address that a code was sent to, empty where it is not known. No row where nothing waits for a code.
SELECT coalesce(encode(address_hmac, 'hex'), '') FROM codes WHERE uuid = :uuid::uuid AND purpose = :purpose;
