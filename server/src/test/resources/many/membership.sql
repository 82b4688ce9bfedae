INSERT INTO invitations (user_uuid, code_hash, uses, uses_left, expires_at)
SELECT uuid, uuid::text::bytea, 1, 1, statement_timestamp() + interval '1 hour' FROM users;
