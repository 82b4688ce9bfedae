-- What is to be sent now: to where, what about, the time, and for how many seconds more it stands. No row where the person is told nothing
-- any more: the browser is signed out or wants no such kind, the notification is read, its crud has ended within this second, its people are
-- hidden, or its conversation is muted. Likes and reposts of one crud ring a browser once until they are read.
WITH settings AS (
    SELECT coalesce((SELECT read_until FROM notification_settings WHERE user_uuid = :viewer::uuid),
        '00000000-0000-0000-0000-000000000000') AS read_until
)
SELECT json_build_object(
    'endpoint', subscription.endpoint,
    'p256dh', encode(subscription.p256dh, 'hex'),
    'auth', encode(subscription.auth, 'hex'),
    'known', subscription.known,
    'kind', told.kind,
    'activity_uuid', told.activity_uuid,
    'expires_at', iso_utc(told.ends_at),
    'now', iso_utc(statement_timestamp()),
    'seconds', floor(extract(epoch FROM told.ends_at - statement_timestamp()))::integer)
FROM settings
CROSS JOIN LATERAL (
    SELECT seen.uuid, seen.kind, seen.activity_uuid, least(seen.expires_at, activity.expires_at) AS ends_at
    FROM seen_notifications AS seen
    LEFT JOIN LATERAL (
        SELECT expires_at
        FROM seen_activities
        WHERE seen_activities.viewer_uuid = :viewer::uuid AND seen_activities.uuid = seen.activity_uuid
        LIMIT 1
    ) AS activity ON true
    WHERE seen.viewer_uuid = :viewer::uuid AND seen.uuid = :notification_uuid::uuid AND seen.uuid > settings.read_until
    LIMIT 1
) AS told
CROSS JOIN LATERAL (
    SELECT
        user_uuid, session_uuid, endpoint, p256dh, auth, replied, mentioned, liked, reposted, followed, known,
        push_subscriptions.rings_since AS since
    FROM push_subscriptions
    WHERE push_subscriptions.uuid = :subscription_uuid::uuid AND push_subscriptions.user_uuid = :viewer::uuid
    LIMIT 1
) AS subscription
JOIN sessions ON sessions.uuid = subscription.session_uuid AND sessions.expires_at > statement_timestamp()
JOIN viewers ON viewers.uuid = subscription.user_uuid AND NOT viewers.disabled
WHERE CASE told.kind
        WHEN 'replied' THEN subscription.replied
        WHEN 'mentioned' THEN subscription.mentioned
        WHEN 'liked' THEN subscription.liked
        WHEN 'reposted' THEN subscription.reposted
        WHEN 'followed' THEN subscription.followed
        ELSE false
    END
    AND told.ends_at >= statement_timestamp() + interval '1 second'
    AND (
        SELECT true
        FROM muted_conversations AS muted
        WHERE muted.user_uuid = :viewer::uuid AND muted.activity_uuid = conversation_of(told.activity_uuid)
        LIMIT 1
    ) IS NULL
    AND NOT (
        told.kind IN ('liked', 'reposted')
        AND (
            SELECT true
            FROM seen_notifications AS earlier
            WHERE earlier.viewer_uuid = :viewer::uuid AND earlier.kind = told.kind AND earlier.activity_uuid = told.activity_uuid
                AND earlier.uuid < told.uuid AND earlier.uuid > settings.read_until
                AND earlier.created_at >= subscription.since
            LIMIT 1
        ) IS NOT NULL
    );
