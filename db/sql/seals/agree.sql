-- The id of the file of keys that this database is sealed with: the first server's, from then on.
INSERT INTO seal_file (id)
VALUES (:id::uuid)
ON CONFLICT (one) DO UPDATE SET one = true
RETURNING id::text;
