-- Forgets grants that have ended, and keys whose last token has.
WITH grants AS (
    DELETE FROM client_grants WHERE expires_at <= statement_timestamp() RETURNING 1
), keys AS (
    DELETE FROM signing_keys WHERE created_at <= statement_timestamp() - interval '91 days' RETURNING 1
)
SELECT ((SELECT count(*) FROM grants) + (SELECT count(*) FROM keys))::text;
