-- Returns nothing. A standby, or a role that may not write, refuses it.
SELECT 'writable' FROM issuer WHERE false FOR UPDATE;
