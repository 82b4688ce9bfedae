-- The issuer whose subs this database's users are: the first server's, from then on.
INSERT INTO issuer (address)
VALUES (:address)
ON CONFLICT (one) DO UPDATE SET one = true
RETURNING address;
