-- Takes the second factor of a user away, with its recovery codes, and ends the sessions, those at programs too; psql's variable handle.
BEGIN;
-- The lock keeps sessions from beginning until the end.
SELECT uuid FROM users WHERE handle = :'handle' FOR NO KEY UPDATE \g /dev/null
WITH person AS (
    SELECT uuid, handle FROM users WHERE handle = :'handle'
), off AS (
    DELETE FROM second_factors USING person WHERE user_uuid = person.uuid RETURNING user_uuid
), ended AS (
    DELETE FROM sessions USING off WHERE sessions.user_uuid = off.user_uuid
), clients_too AS (
    DELETE FROM client_grants USING off WHERE client_grants.user_uuid = off.user_uuid
), logged AS (
    INSERT INTO audit_log (act, about_handle) SELECT 'factor off', handle FROM person JOIN off ON off.user_uuid = person.uuid
)
SELECT '@' || handle || CASE
    WHEN off.user_uuid IS NULL THEN ' has no second factor.'
    ELSE ' has no second factor any more, is signed out, and signs in by the password alone.'
END
FROM person
LEFT JOIN off ON off.user_uuid = person.uuid;
COMMIT;
