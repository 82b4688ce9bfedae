-- Keeps a user from signing in and ends the sessions, those at programs too; psql's variable handle.
BEGIN;
-- The lock keeps sessions from beginning until the end.
WITH person AS (
    SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE
)
INSERT INTO disabled_users (user_uuid) SELECT uuid FROM person ON CONFLICT DO NOTHING;
WITH person AS (
    SELECT uuid, handle FROM users WHERE handle = :'handle'
), ended AS (
    DELETE FROM sessions USING person WHERE user_uuid = person.uuid RETURNING 1
), clients_too AS (
    DELETE FROM client_grants USING person WHERE client_grants.user_uuid = person.uuid
)
SELECT '@' || handle || ' is disabled; sessions ended: ' || (SELECT count(*) FROM ended) || '.' FROM person;
COMMIT;
