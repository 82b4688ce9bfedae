INSERT INTO follows (follower_uuid, user_uuid)
SELECT follower.uuid, person.uuid
FROM (SELECT uuid FROM users LIMIT 200) AS follower, (SELECT uuid FROM users LIMIT 2000) AS person
WHERE follower.uuid <> person.uuid;
INSERT INTO hidden_users (viewer_uuid, user_uuid, reason)
SELECT viewer.uuid, person.uuid, 'mute'
FROM (SELECT uuid FROM users LIMIT 100) AS viewer, (SELECT uuid FROM users LIMIT 500) AS person
WHERE viewer.uuid <> person.uuid;
