-- Which kinds of notifications the number beside the signed-in user's bell counts.
SELECT json_build_object(
    'replied', coalesce(settings.replied, true),
    'mentioned', coalesce(settings.mentioned, true),
    'liked', coalesce(settings.liked, false),
    'reposted', coalesce(settings.reposted, false),
    'followed', coalesce(settings.followed, false))
FROM (SELECT) AS one
LEFT JOIN notification_settings AS settings ON settings.user_uuid = :user_uuid::uuid;
