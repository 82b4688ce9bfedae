-- The public key, and of which kinds the signed-in user's browser is told.
SELECT json_build_object(
    'public_key', :public_key::text,
    'kinds', json_build_object(
        'replied', coalesce(subscription.replied, false),
        'mentioned', coalesce(subscription.mentioned, false),
        'liked', coalesce(subscription.liked, false),
        'reposted', coalesce(subscription.reposted, false),
        'followed', coalesce(subscription.followed, false)))
FROM (SELECT) AS one
LEFT JOIN push_subscriptions AS subscription ON subscription.session_uuid = :session_uuid::uuid;
