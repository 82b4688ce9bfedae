-- Which kinds of notifications the signed-in user wants counted, and the conversations that this user has muted. What they are told of is
-- other people's.
SELECT json_build_object('notifications', json_build_object(
    'replied', coalesce(settings.replied, true),
    'mentioned', coalesce(settings.mentioned, true),
    'liked', coalesce(settings.liked, false),
    'reposted', coalesce(settings.reposted, false),
    'followed', coalesce(settings.followed, false),
    'muted_conversations', coalesce((
        SELECT json_agg(muted.activity_uuid ORDER BY muted.activity_uuid)
        FROM muted_conversations AS muted
        CROSS JOIN LATERAL (
            SELECT seen.uuid
            FROM seen_activities AS seen
            WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = muted.activity_uuid
            LIMIT 1
        ) AS activity
        WHERE muted.user_uuid = :user_uuid::uuid), '[]'::json)))
FROM (SELECT) AS one
LEFT JOIN notification_settings AS settings ON settings.user_uuid = :user_uuid::uuid;
