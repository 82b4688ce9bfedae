-- Hides a person from the user alone, for a while or until the user takes it back. A second mute replaces the first.
WITH hidden AS (
    INSERT INTO hidden_users (viewer_uuid, user_uuid, reason, notifications, expires_at)
    SELECT
        :user_uuid::uuid, :person_uuid::uuid, 'mute', :notifications::boolean, statement_timestamp() + :lifetime::interval
    ON CONFLICT (viewer_uuid, user_uuid, reason) DO UPDATE
    SET notifications = excluded.notifications, expires_at = excluded.expires_at
    RETURNING 1
)
SELECT count(*)::text FROM hidden;
