-- Takes one account away on which no word was given, in the minute before its end, so that its person can be told. One that another server
-- takes is left to it.
WITH one AS (
    SELECT uuid
    FROM waiting_accounts
    WHERE word IS NULL AND expires_at <= statement_timestamp() + interval '1 minute'
    ORDER BY expires_at
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
DELETE FROM waiting_accounts
USING one
WHERE waiting_accounts.uuid = one.uuid
RETURNING handle, email, language;
