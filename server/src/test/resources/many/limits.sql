INSERT INTO failed_attempts (subject_hmac) SELECT uuid::text::bytea FROM users;
