-- Deletes a user with all that hangs on it; psql's variable handle.
BEGIN;
-- The lock keeps sessions from beginning until the end.
WITH person AS (
    SELECT cognito_user_id FROM users WHERE handle = :'handle' FOR UPDATE
)
INSERT INTO deleted_subs (sub) SELECT cognito_user_id FROM person
ON CONFLICT (sub) DO UPDATE SET deleted_at = excluded.deleted_at;
WITH person AS (
    SELECT uuid FROM users WHERE handle = :'handle'
), ended AS (
    DELETE FROM sessions USING person WHERE user_uuid = person.uuid RETURNING 1
), gone AS (
    DELETE FROM users USING person WHERE users.uuid = person.uuid RETURNING users.handle
)
SELECT '@' || handle || ' is deleted, with all that was theirs; sessions ended: ' || (SELECT count(*) FROM ended) || '.'
FROM gone;
COMMIT;
