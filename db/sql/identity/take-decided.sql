-- Takes one account away on which a word was given, and keeps in the log who gave it: the account under a handle, or any where :handle is null.
-- One that another server takes is left to it, and with :paused those that are accepted wait.
WITH one AS (
    SELECT uuid
    FROM waiting_accounts
    WHERE word IS NOT NULL AND (:handle::text IS NULL OR lower(handle) = lower(:handle::text COLLATE "C"))
        AND (word = 'refuse' OR NOT :paused::boolean)
    ORDER BY uuid
    LIMIT 1
    FOR UPDATE SKIP LOCKED
), taken AS (
    DELETE FROM waiting_accounts
    USING one
    WHERE waiting_accounts.uuid = one.uuid
    RETURNING word, display_name, handle, email, password_hash, language, by_handle
), logged AS (
    INSERT INTO audit_log (by_handle, act, about_handle) SELECT by_handle, word || ' sign-up', handle FROM taken
)
SELECT word, display_name, handle, email, password_hash, language FROM taken;
