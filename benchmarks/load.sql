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

-- Nobody is told of so many, one by one; of the conversations below, the server is.
SET session_replication_role = replica;

-- Every fifth has spent half its life, so that those with less than a day left are leaving soon.
INSERT INTO activities (uuid, user_uuid, message, expires_at, created_at)
SELECT
    living.uuid,
    people.uuid,
    pg_temp.text_of(n),
    statement_timestamp() + time_left,
    statement_timestamp() - CASE WHEN n % 5 = 0 THEN time_left ELSE interval '0' END
FROM (
    SELECT n, uuid, interval '2 hours' + random() * interval '29 days' AS time_left FROM ids WHERE NOT expiring
) AS living
JOIN people ON place = n % (SELECT count(*) FROM people);

INSERT INTO activities (uuid, user_uuid, message, expires_at)
SELECT ids.uuid, people.uuid, pg_temp.text_of(n), clock_timestamp() + :soon * interval '1 second'
FROM ids JOIN people ON place = n % (SELECT count(*) FROM people)
WHERE expiring;

RESET session_replication_role;

-- Eight conversations of twenty replies, the first five of them with three of their own.
WITH roots AS (
    SELECT activities.uuid, expires_at, user_uuid FROM activities JOIN ids USING (uuid) WHERE NOT expiring ORDER BY uuid LIMIT 8
), replies AS (
    INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
    SELECT people.uuid, pg_temp.text_of(n), roots.expires_at, roots.uuid
    FROM roots CROSS JOIN generate_series(1, 20) AS n JOIN people ON place = n
    RETURNING uuid, reply_to_activity_uuid, expires_at
)
INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
SELECT people.uuid, pg_temp.text_of(n), reply.expires_at, reply.uuid
FROM (SELECT *, row_number() OVER (PARTITION BY reply_to_activity_uuid ORDER BY uuid) AS number FROM replies) AS reply
CROSS JOIN generate_series(1, 3) AS n
JOIN people ON place = n
WHERE number <= 5;
