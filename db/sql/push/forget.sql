-- Deletes messages that could not be sent within a day, and those that wait for longer than what they are about: the notification, or the
-- browser's subscription.
WITH forgotten AS (
    DELETE FROM push_messages
    WHERE position = ANY (ARRAY(
        SELECT position
        FROM push_messages
        WHERE created_at <= statement_timestamp() - interval '1 day'
            -- By LIMIT: an EXISTS beside OR may read all notifications there are.
            OR (SELECT true FROM notifications WHERE notifications.uuid = push_messages.notification_uuid LIMIT 1) IS NULL
            OR (SELECT true FROM push_subscriptions WHERE push_subscriptions.uuid = push_messages.subscription_uuid LIMIT 1) IS NULL
        ORDER BY created_at
        LIMIT :batch::integer
    ))
    RETURNING 1
)
SELECT count(*)::text FROM forgotten;
