-- Whether a handle belongs to a user already, or to an account that waits for a word.
SELECT 'taken'
WHERE EXISTS (SELECT FROM users WHERE lower(handle) = lower(:handle COLLATE "C"))
    OR EXISTS (SELECT FROM waiting_accounts WHERE lower(handle) = lower(:handle COLLATE "C"));
