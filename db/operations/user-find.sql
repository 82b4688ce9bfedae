-- The handle of a user as it is written in the table; psql's variable handle, in either case.
SELECT handle FROM users WHERE lower(handle) = lower(:'handle' COLLATE "C");
