-- The session of a token, when it began in milliseconds, what is due (its last use to be written, its renewal), its viewer, and what it
-- has proved of the viewer's second factor: 'none' where there is none.
SELECT
    sessions.uuid::text,
    floor(extract(epoch FROM sessions.created_at) * 1000)::bigint::text,
    concat_ws(
        ' ',
        CASE WHEN sessions.used_at <= statement_timestamp() - interval '10 minutes' THEN 'use' END,
        CASE WHEN sessions.renewal_due <= statement_timestamp() THEN 'renewal' END),
    viewers.uuid::text,
    viewers.handle,
    viewers.filtered::text,
    viewers.role,
    viewers.suspended::text,
    CASE
        WHEN (SELECT true FROM second_factors WHERE second_factors.user_uuid = viewers.uuid) IS NULL THEN 'none'
        WHEN sessions.factor_at IS NULL THEN 'owed'
        WHEN sessions.factor_at <= statement_timestamp() - interval '10 minutes' THEN 'given'
        ELSE 'recent'
    END
FROM sessions
JOIN viewers ON viewers.uuid = sessions.user_uuid
WHERE sessions.token_hash = decode(:token_hash, 'hex')
    AND sessions.expires_at > statement_timestamp()
    AND NOT viewers.disabled;
