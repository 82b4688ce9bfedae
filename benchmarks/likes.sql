-- Ten likes for each crud that has none.
SET session_replication_role = replica;

CREATE TEMPORARY TABLE people AS
SELECT row_number() OVER (ORDER BY uuid) - 1 AS place, uuid FROM users WHERE cognito_user_id LIKE 'bench-%';
CREATE UNIQUE INDEX ON people (place);
CREATE TEMPORARY TABLE unliked AS
SELECT row_number() OVER (ORDER BY uuid) AS n, uuid
FROM activities
WHERE NOT EXISTS (SELECT FROM activity_extras WHERE activity_uuid = activities.uuid AND liked);
ANALYZE people, unliked;

INSERT INTO likes (activity_uuid, user_uuid)
SELECT unliked.uuid, people.uuid
FROM unliked
CROSS JOIN generate_series(0, 9) AS k
JOIN people ON place = (n * 7 + k) % (SELECT count(*) FROM people)
ON CONFLICT DO NOTHING;

INSERT INTO activity_extras (activity_uuid, liked)
SELECT uuid, true FROM unliked
ON CONFLICT (activity_uuid) DO UPDATE SET liked = true;
