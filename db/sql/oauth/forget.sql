-- Deletes grants that have ended, and signing keys whose last token has expired.
WITH grants AS (
    DELETE FROM client_grants WHERE expires_at <= statement_timestamp() RETURNING 1
), keys AS (
    DELETE FROM signing_keys WHERE created_at <= statement_timestamp() - interval '91 days' RETURNING 1
)
SELECT ((SELECT count(*) FROM grants) + (SELECT count(*) FROM keys))::text;
