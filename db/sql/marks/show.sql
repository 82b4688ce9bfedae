-- What some ids (comma-separated) are to the signed-in user: for a crud, whether they like, have reposted or keep it,
-- who among the people they follow reposted it last (of its latest thousand reposts), and whether they have muted its conversation; for
-- a person, whether they follow, mute or have blocked them, or are followed. Ids of what they may not see are left out.
WITH asked AS (
    SELECT DISTINCT id::uuid AS uuid FROM unnest(string_to_array(:ids::text, ',')) AS id
)
SELECT json_build_object(
    'activities', coalesce((
        SELECT json_object_agg(activity.uuid, json_build_object(
            'liked', EXISTS (
                SELECT FROM likes WHERE likes.activity_uuid = activity.uuid AND likes.user_uuid = :user_uuid::uuid),
            'reposted', EXISTS (
                SELECT FROM reposts WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = :user_uuid::uuid),
            'reposted_by', (
                SELECT short_json(person.uuid, person.handle, person.display_name)
                FROM (
                    -- With more, a crud that everybody gives on would take longer than all others together.
                    SELECT uuid, user_uuid
                    FROM reposts
                    WHERE reposts.activity_uuid = activity.uuid
                    ORDER BY uuid DESC
                    LIMIT 1000
                ) AS repost
                JOIN follows ON follows.follower_uuid = :user_uuid::uuid AND follows.user_uuid = repost.user_uuid
                CROSS JOIN LATERAL (
                    SELECT uuid, handle, display_name
                    FROM seen_users
                    WHERE viewer_uuid = :user_uuid::uuid AND seen_users.uuid = repost.user_uuid
                    LIMIT 1
                ) AS person
                WHERE NOT EXISTS (
                    SELECT
                    FROM live_hidden_users AS hidden
                    WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.user_uuid = repost.user_uuid
                )
                ORDER BY repost.uuid DESC
                LIMIT 1
            ),
            'kept', EXISTS (
                SELECT FROM shelf WHERE shelf.user_uuid = :user_uuid::uuid AND shelf.activity_uuid = activity.uuid),
            'conversation_muted', CASE
                WHEN (SELECT true FROM muted_conversations WHERE muted_conversations.user_uuid = :user_uuid::uuid LIMIT 1) IS NULL
                    THEN false
                ELSE EXISTS (
                    SELECT
                    FROM muted_conversations AS muted
                    WHERE muted.user_uuid = :user_uuid::uuid AND muted.activity_uuid = conversation_of(activity.uuid))
            END))
        FROM asked
        CROSS JOIN LATERAL (
            SELECT uuid FROM seen_activities WHERE viewer_uuid = :user_uuid::uuid AND seen_activities.uuid = asked.uuid LIMIT 1
        ) AS activity
    ), '{}'::json),
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
        FROM asked
        CROSS JOIN LATERAL (
            SELECT uuid FROM seen_users WHERE viewer_uuid = :user_uuid::uuid AND seen_users.uuid = asked.uuid LIMIT 1
        ) AS person
        LEFT JOIN live_hidden_users AS mute
            ON mute.viewer_uuid = :user_uuid::uuid AND mute.user_uuid = person.uuid AND mute.reason = 'mute'
    ), '{}'::json));
