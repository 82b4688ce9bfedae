-- What was done about people in the last year, the latest first.
SELECT
    date_trunc('second', created_at) AS at,
    coalesce(by_handle, '(operator)') AS by,
    act,
    about_handle AS about,
    rule,
    date_trunc('second', ends_at) AS until
FROM audit_log
WHERE expires_at > statement_timestamp()
ORDER BY uuid DESC;
