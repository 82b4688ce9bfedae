-- How many notifications of the kinds that the signed-in user wants counted are not read yet: likes and reposts of one crud are one; 100
-- stands for more. What moderation tells always counts. It looks at the newest thousand of those that are said to the user, and at the newest
-- thousand of the others.
SELECT json_build_object('unread', count(*))
FROM (
    SELECT DISTINCT told.kind, CASE WHEN told.kind IN ('liked', 'reposted') THEN told.activity_uuid ELSE told.uuid END
    FROM (SELECT) AS one
    LEFT JOIN notification_settings AS settings ON settings.user_uuid = :viewer::uuid
    CROSS JOIN LATERAL (
        (
            SELECT notifications.uuid
            FROM notifications
            WHERE notifications.user_uuid = :viewer::uuid AND notifications.kind IN ('replied', 'mentioned')
                AND notifications.uuid > coalesce(settings.read_until, '00000000-0000-0000-0000-000000000000')
            ORDER BY notifications.uuid DESC
            LIMIT 1000
        )
        UNION ALL
        (
            SELECT notifications.uuid
            FROM notifications
            WHERE notifications.user_uuid = :viewer::uuid AND notifications.kind IN ('liked', 'reposted', 'followed')
                AND notifications.uuid > coalesce(settings.read_until, '00000000-0000-0000-0000-000000000000')
                AND (settings.liked OR settings.reposted OR settings.followed)
            ORDER BY notifications.uuid DESC
            LIMIT 1000
        )
        UNION ALL
        (
            SELECT notifications.uuid
            FROM notifications
            WHERE notifications.user_uuid = :viewer::uuid AND notifications.kind IN ('reports', 'sign_ups', 'decision')
                AND notifications.uuid > coalesce(settings.read_until, '00000000-0000-0000-0000-000000000000')
        )
    ) AS newest
    CROSS JOIN LATERAL (
        SELECT seen.uuid, seen.kind, seen.activity_uuid
        FROM seen_notifications AS seen
        WHERE seen.viewer_uuid = :viewer::uuid AND seen.uuid = newest.uuid
            AND CASE seen.kind
                WHEN 'replied' THEN coalesce(settings.replied, true)
                WHEN 'mentioned' THEN coalesce(settings.mentioned, true)
                WHEN 'liked' THEN coalesce(settings.liked, false)
                WHEN 'reposted' THEN coalesce(settings.reposted, false)
                WHEN 'reports' THEN true
                WHEN 'sign_ups' THEN true
                WHEN 'decision' THEN true
                ELSE coalesce(settings.followed, false)
            END
        LIMIT 1
    ) AS told
    LIMIT 100
) AS unread;
