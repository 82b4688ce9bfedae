INSERT INTO push_subscriptions (user_uuid, session_uuid, endpoint, p256dh, auth, liked)
SELECT user_uuid, uuid, 'https://p.example/' || uuid, decode(repeat('04', 65), 'hex'), decode(repeat('00', 16), 'hex'), true
FROM sessions;
INSERT INTO push_messages (subscription_uuid, notification_uuid, due_at)
SELECT push_subscriptions.uuid, (SELECT uuid FROM notifications LIMIT 1), statement_timestamp() + interval '1 hour'
FROM push_subscriptions, generate_series(1, 5);
