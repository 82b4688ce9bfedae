INSERT INTO likes (activity_uuid, user_uuid) SELECT uuid, user_uuid FROM activities LIMIT 10000;
INSERT INTO reposts (activity_uuid, user_uuid)
SELECT crud.uuid, users.uuid
FROM users
CROSS JOIN LATERAL (SELECT uuid FROM activities WHERE user_uuid = users.uuid LIMIT 2) AS crud;
INSERT INTO shelf (user_uuid, activity_uuid) SELECT user_uuid, uuid FROM activities LIMIT 10000;
