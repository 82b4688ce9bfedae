-- What some ids (comma-separated) are to the signed-in user: people whom they follow, mute or have blocked, or who follow them.
-- Ids of whom or what they may not see are left out.
SELECT json_build_object(
    'activities', '{}'::json,
    'users', coalesce((
        SELECT json_object_agg(person.uuid, json_build_object(
            'followed', EXISTS (SELECT FROM follows WHERE follower_uuid = :user_uuid::uuid AND user_uuid = person.uuid),
            'follows_me', EXISTS (SELECT FROM follows WHERE follower_uuid = person.uuid AND user_uuid = :user_uuid::uuid),
            'muted', mute.viewer_uuid IS NOT NULL,
            'muted_until', iso_utc(mute.expires_at),
            'blocked', EXISTS (
                SELECT
                FROM hidden_users
                WHERE viewer_uuid = :user_uuid::uuid AND hidden_users.user_uuid = person.uuid AND reason = 'block')))
        FROM (SELECT DISTINCT id::uuid AS uuid FROM unnest(string_to_array(:ids::text, ',')) AS id) AS asked
        CROSS JOIN LATERAL (
            SELECT uuid FROM seen_users WHERE viewer_uuid = :user_uuid::uuid AND seen_users.uuid = asked.uuid LIMIT 1
        ) AS person
        LEFT JOIN live_hidden_users AS mute
            ON mute.viewer_uuid = :user_uuid::uuid AND mute.user_uuid = person.uuid AND mute.reason = 'mute'
    ), '{}'::json));
