-- The people whom the signed-in user follows, has blocked and has muted. The followers are not the user's data but their own.
SELECT json_build_object(
    'following', coalesce((
        SELECT json_agg(json_build_object('handle', person.handle, 'since', iso_utc(follows.created_at)) ORDER BY follows.created_at)
        FROM follows
        CROSS JOIN LATERAL (SELECT handle FROM member_users WHERE member_users.uuid = follows.user_uuid LIMIT 1) AS person
        WHERE follows.follower_uuid = :user_uuid::uuid), '[]'::json),
    'blocks', coalesce((
        SELECT json_agg(json_build_object('handle', person.handle, 'since', iso_utc(hidden.created_at)) ORDER BY hidden.created_at)
        FROM hidden_users AS hidden
        CROSS JOIN LATERAL (SELECT handle FROM member_users WHERE member_users.uuid = hidden.user_uuid LIMIT 1) AS person
        WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.reason = 'block'), '[]'::json),
    'mutes', coalesce((
        SELECT json_agg(json_build_object(
            'handle', person.handle, 'since', iso_utc(hidden.created_at), 'until', iso_utc(hidden.expires_at),
            'notifications', hidden.notifications) ORDER BY hidden.created_at)
        FROM live_hidden_users AS hidden
        CROSS JOIN LATERAL (SELECT handle FROM member_users WHERE member_users.uuid = hidden.user_uuid LIMIT 1) AS person
        WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.reason = 'mute'), '[]'::json));
