-- The issuer of the subs in this database. The first server sets it.
INSERT INTO issuer (address)
VALUES (:address)
ON CONFLICT (one) DO UPDATE SET one = true
RETURNING address;
