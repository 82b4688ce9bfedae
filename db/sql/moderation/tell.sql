-- Tells a person that something was decided about them.
WITH told AS (
    INSERT INTO notifications (user_uuid, by_user_uuid, kind)
    VALUES (:about_uuid::uuid, :about_uuid::uuid, 'decision')
    ON CONFLICT ON CONSTRAINT notifications_once DO UPDATE
    SET uuid = new_uuid(), created_at = excluded.created_at, expires_at = excluded.expires_at
    RETURNING user_uuid
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT 'notification', user_uuid, 'person', user_uuid FROM told
)
SELECT count(*)::text FROM told;
