-- Who follows whom, as on a server that many people use: :people people and :live cruds that live. A few post much and are followed by
-- many (numbers by powers of chance, as on servers that were counted); a person follows a hundred at the mean, and 2,000 at the most.
SELECT setseed(0.42);

INSERT INTO users (display_name, handle, email, cognito_user_id)
SELECT 'Person ' || n, 'person_' || n, 'person_' || n || '@example.com', 'bench-' || n
FROM generate_series(1, :people) AS n;

CREATE TEMPORARY TABLE people AS
SELECT row_number() OVER (ORDER BY uuid) AS place, uuid FROM users WHERE cognito_user_id LIKE 'bench-%';
CREATE UNIQUE INDEX ON people (place);
ANALYZE people;

-- Nobody is told of so many, one by one.
SET session_replication_role = replica;

INSERT INTO activities (uuid, user_uuid, message, expires_at)
SELECT new_uuid(), people.uuid, 'Crud ' || n || ': ' || repeat('a promise to be forgotten, ', 2 + n % 5),
    statement_timestamp() + interval '2 hours' + time_left * interval '29 days'
FROM (
    SELECT n, 1 + floor((:people - 1) * power(random(), 2))::integer AS place, random() AS time_left FROM generate_series(1, :live) AS n
    OFFSET 0
) AS posted
JOIN people USING (place);

-- In the order of the one index; the other is made after them.
SELECT pg_get_indexdef('follows_user_uuid_idx'::regclass) AS other_index \gset
DROP INDEX follows_user_uuid_idx;

INSERT INTO follows (follower_uuid, user_uuid)
SELECT DISTINCT follower.uuid, followed.uuid
FROM (
    SELECT follower.n AS follower, 1 + floor((:people - 1) * power(random(), 1 / 0.46))::integer AS followed
    FROM (
        SELECT n, least(2000, floor(25 * power(1 / (random() + 1e-9), 1 / 1.25)))::integer AS number FROM generate_series(1, :people) AS n
        OFFSET 0
    ) AS follower
    CROSS JOIN LATERAL generate_series(1, number)
) AS pair
JOIN people AS follower ON follower.place = pair.follower
JOIN people AS followed ON followed.place = pair.followed
WHERE pair.follower <> pair.followed
ORDER BY 1, 2;

:other_index;
