-- Answers with a row where moderators are to be told again that accounts wait: an hour after the last mail where others have come since, and a
-- day after it where any waits.
UPDATE waiting_accounts_told SET told_at = statement_timestamp()
WHERE told_at <= statement_timestamp() - interval '1 hour'
    AND (
        (SELECT max(created_at) FROM waiting_accounts WHERE word IS NULL AND expires_at > statement_timestamp()) > told_at
        OR (
            told_at <= statement_timestamp() - interval '24 hours'
            AND (SELECT true FROM waiting_accounts WHERE word IS NULL AND expires_at > statement_timestamp() LIMIT 1) IS NOT NULL
        )
    )
RETURNING 'tell';
