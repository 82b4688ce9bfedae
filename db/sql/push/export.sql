-- The browsers that are told of notifications while they are closed, the last one first, and of which kinds. Where and how they are reached
-- is a key to them.
SELECT json_build_object('push', coalesce((
    SELECT json_agg(
        json_build_object(
            'since', iso_utc(created_at), 'replied', replied, 'mentioned', mentioned, 'liked', liked, 'reposted', reposted,
            'followed', followed)
        ORDER BY created_at DESC)
    FROM push_subscriptions
    WHERE user_uuid = :user_uuid::uuid), '[]'::json));
