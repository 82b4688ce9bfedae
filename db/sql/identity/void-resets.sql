-- Voids the password resets of a user, after a new password or another address.
WITH void AS (
    DELETE FROM password_resets
    USING users
    WHERE users.cognito_user_id = password_resets.sub AND users.uuid = :user_uuid::uuid
    RETURNING 1
)
SELECT count(*)::text FROM void;
