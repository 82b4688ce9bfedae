-- Keeps a user from signing in and ends the sessions; psql's variable handle.
WITH person AS (
    SELECT uuid, handle FROM users WHERE handle = :'handle'
), disabled AS (
    INSERT INTO disabled_users (user_uuid) SELECT uuid FROM person ON CONFLICT DO NOTHING
), ended AS (
    DELETE FROM spring_session USING person WHERE principal_name = person.uuid::text RETURNING 1
)
SELECT '@' || handle || ' is disabled; sessions ended: ' || (SELECT count(*) FROM ended) || '.' FROM person;
