-- Deletes a user with all that hangs on it: account, cruds, sessions.
WITH void AS (
    INSERT INTO deleted_subs (sub) SELECT cognito_user_id FROM users WHERE uuid = :user_uuid::uuid
    ON CONFLICT (sub) DO UPDATE SET deleted_at = excluded.deleted_at
)
DELETE FROM users WHERE uuid = :user_uuid::uuid RETURNING handle;
