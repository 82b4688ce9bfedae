-- Deletes messages that could not be sent within a day, and those that wait for longer than what they are about: the notification, or the
-- browser's subscription. It looks at the :batch oldest, so that no backlog is gone through again and again: what is about nothing any more and
-- stands behind them goes when it is due, within an hour.
WITH forgotten AS (
    DELETE FROM push_messages
    WHERE position = ANY (ARRAY(
        SELECT oldest.position
        FROM (
            SELECT position, created_at, notification_uuid, subscription_uuid
            FROM push_messages
            ORDER BY created_at
            LIMIT :batch::integer
        ) AS oldest
        WHERE oldest.created_at <= statement_timestamp() - interval '1 day'
            -- By LIMIT: an EXISTS beside OR may read all notifications there are.
            OR (SELECT true FROM notifications WHERE notifications.uuid = oldest.notification_uuid LIMIT 1) IS NULL
            OR (SELECT true FROM push_subscriptions WHERE push_subscriptions.uuid = oldest.subscription_uuid LIMIT 1) IS NULL
    ))
    RETURNING 1
)
SELECT count(*)::text FROM forgotten;
