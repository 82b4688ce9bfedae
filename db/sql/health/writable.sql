-- Nothing; refused by a reader, be that a standby or a role that may not write.
SELECT 'writable' FROM issuer WHERE false FOR UPDATE;
