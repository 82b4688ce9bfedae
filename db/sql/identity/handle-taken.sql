-- Whether a handle belongs to a user already.
SELECT 'taken' FROM users WHERE lower(handle) = lower(:handle COLLATE "C");
