-- Deletes a user with all that hangs on it: account, cruds, sessions.
WITH ended AS (
    DELETE FROM spring_session WHERE principal_name = :user_uuid::text
)
DELETE FROM users WHERE uuid = :user_uuid::uuid RETURNING handle;
