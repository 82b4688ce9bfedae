-- What is measured on: :users people, :live cruds, and among them in the order of ids :expired ones whose time comes within
-- seconds. Ids are given out first, so that the expired lie evenly between the live.
INSERT INTO users (display_name, handle, email, cognito_user_id)
SELECT 'Person ' || n, 'person_' || n, 'person_' || n || '@example.com', 'bench-' || n
FROM generate_series(1, :users) AS n
ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE people AS
SELECT row_number() OVER (ORDER BY uuid) - 1 AS place, uuid FROM users WHERE cognito_user_id LIKE 'bench-%';
CREATE TEMPORARY TABLE ids AS
SELECT n, new_uuid() AS uuid, (n * :expired::bigint / (:live + :expired)) <> ((n - 1) * :expired::bigint / (:live + :expired)) AS expiring
FROM generate_series(1, :live + :expired) AS n;

CREATE FUNCTION pg_temp.text_of(n bigint) RETURNS text LANGUAGE sql IMMUTABLE
RETURN 'Crud ' || n || ': ' || repeat('a promise to be forgotten, ', 2 + (n % 5)::integer);

INSERT INTO activities (uuid, user_uuid, message, expires_at)
SELECT ids.uuid, people.uuid, pg_temp.text_of(n), statement_timestamp() + interval '2 hours' + random() * interval '29 days'
FROM ids JOIN people ON place = n % (SELECT count(*) FROM people)
WHERE NOT expiring;

INSERT INTO activities (uuid, user_uuid, message, expires_at)
SELECT ids.uuid, people.uuid, pg_temp.text_of(n), clock_timestamp() + :soon * interval '1 second'
FROM ids JOIN people ON place = n % (SELECT count(*) FROM people)
WHERE expiring;
