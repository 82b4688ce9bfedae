INSERT INTO activities (user_uuid, message, expires_at)
SELECT uuid, 'many', statement_timestamp() + n * interval '1 hour'
FROM users, generate_series(1, 100) AS n;
INSERT INTO activities (user_uuid, message, expires_at, reply_to_activity_uuid)
SELECT user_uuid, 'a reply', expires_at, uuid FROM activities LIMIT 10000;
INSERT INTO mentions (activity_uuid, user_uuid, written)
SELECT uuid, user_uuid, 'p' FROM activities LIMIT 10000;
INSERT INTO idempotency_keys (user_uuid, key_hmac, body_hmac, activity_uuid)
SELECT user_uuid, uuid::text::bytea, '', uuid FROM activities LIMIT 10000;
INSERT INTO activity_extras (activity_uuid, sensitive) SELECT uuid, true FROM activities ORDER BY uuid LIMIT 10000;
INSERT INTO recent_texts (activity_uuid, text_hmac) SELECT uuid, uuid::text::bytea FROM activities LIMIT 10000;
