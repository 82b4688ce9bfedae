-- Has the signed-in user have read all that is told by now, or what is told up to :until, and notes for the user's streams that the
-- number is another.
WITH latest AS (
    SELECT uuid
    FROM notifications
    WHERE user_uuid = :user_uuid::uuid AND uuid <= coalesce(:until::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    ORDER BY uuid DESC
    LIMIT 1
), marked AS (
    INSERT INTO notification_settings (user_uuid, read_until)
    SELECT :user_uuid::uuid, latest.uuid
    FROM latest
    ON CONFLICT (user_uuid) DO UPDATE
    SET read_until = excluded.read_until
    WHERE notification_settings.read_until < excluded.read_until
    RETURNING user_uuid
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT 'notification', user_uuid, 'person', user_uuid FROM marked
    RETURNING 1
)
SELECT count(*)::text FROM noted;
