INSERT INTO users (display_name, handle, email, cognito_user_id)
SELECT 'P', 'person_' || n, 'p' || n || '@example.com', 'sub-' || n FROM generate_series(1, 10000) AS n;
INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users LIMIT 5000;
INSERT INTO deleted_subs (sub) SELECT 'gone-' || n FROM generate_series(1, 10000) AS n;
INSERT INTO sessions (token_hash, user_uuid) SELECT sha256(uuid::text::bytea), uuid FROM users;
INSERT INTO profile_extras (user_uuid, banner) SELECT uuid, 'blue' FROM users;
