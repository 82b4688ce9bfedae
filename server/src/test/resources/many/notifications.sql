INSERT INTO muted_conversations (user_uuid, activity_uuid)
SELECT user_uuid, uuid FROM activities LIMIT 10000;
INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'liked', user_uuid, uuid FROM activities LIMIT 10000;
INSERT INTO notifications (user_uuid, by_user_uuid, kind, activity_uuid)
SELECT crud.user_uuid, person.uuid, kind, crud.uuid
FROM (VALUES ('replied'), ('liked')) AS kinds (kind),
    (SELECT uuid, user_uuid FROM activities WHERE user_uuid = (SELECT uuid FROM users LIMIT 1) LIMIT 100) AS crud,
    (SELECT uuid FROM users OFFSET 5000 LIMIT 200) AS person;
INSERT INTO notification_settings (user_uuid, liked) SELECT uuid, true FROM users;
