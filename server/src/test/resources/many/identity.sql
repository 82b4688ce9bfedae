INSERT INTO accounts (sub, email, password_hash) SELECT cognito_user_id, email, 'none' FROM users;
INSERT INTO codes (uuid, purpose, code_hmac) SELECT new_uuid(), 'sign-up', '' FROM users;
INSERT INTO sign_ups (uuid, display_name, handle, email, password_hash)
SELECT uuid, 'P', 'h_' || left(uuid::text, 8), uuid || '@example.com', '' FROM codes;
INSERT INTO password_resets (uuid) SELECT uuid FROM codes;
INSERT INTO email_changes (uuid, sub, email)
SELECT uuid, sub, email
FROM (SELECT uuid, row_number() OVER () AS n FROM codes) AS code
JOIN (SELECT sub, email, row_number() OVER () AS n FROM accounts) AS account USING (n);
INSERT INTO second_factors (user_uuid, secret_encrypted, last_step) SELECT uuid, '', 0 FROM users;
INSERT INTO recovery_codes (user_uuid, code_hmac) SELECT uuid, n::text::bytea FROM users, generate_series(1, 10) AS n;
