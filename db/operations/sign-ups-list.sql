-- The accounts that wait for a word, the longest first.
SELECT
    handle,
    display_name AS name,
    substring(email FROM '[^@]*$') AS mail_at,
    date_trunc('second', created_at) AS since,
    date_trunc('second', expires_at) AS until,
    reason
FROM waiting_accounts
WHERE word IS NULL AND expires_at > statement_timestamp()
ORDER BY uuid;
