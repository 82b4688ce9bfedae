-- Deletes a user with all that hangs on it; psql's variable handle.
WITH person AS (
    SELECT uuid FROM users WHERE handle = :'handle'
), ended AS (
    DELETE FROM spring_session USING person WHERE principal_name = person.uuid::text RETURNING 1
), gone AS (
    DELETE FROM users USING person WHERE users.uuid = person.uuid RETURNING users.handle
)
SELECT '@' || handle || ' is deleted, with all that was theirs; sessions ended: ' || (SELECT count(*) FROM ended) || '.'
FROM gone;
