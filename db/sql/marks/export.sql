-- Which cruds, of those that live and that the signed-in user may see, this user likes, has reposted and keeps. Who did so
-- with the user's own is other people's.
SELECT json_build_object(
    'likes', coalesce((
        SELECT json_agg(
            json_build_object('activity_uuid', likes.activity_uuid, 'since', iso_utc(likes.created_at)) ORDER BY likes.created_at)
        FROM likes
        CROSS JOIN LATERAL (
            SELECT seen.uuid
            FROM seen_activities AS seen
            WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = likes.activity_uuid
            LIMIT 1
        ) AS activity
        WHERE likes.user_uuid = :user_uuid::uuid), '[]'::json),
    'reposts', coalesce((
        SELECT json_agg(json_build_object('activity_uuid', reposts.activity_uuid) ORDER BY reposts.uuid)
        FROM reposts
        CROSS JOIN LATERAL (
            SELECT seen.uuid
            FROM seen_activities AS seen
            WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = reposts.activity_uuid
            LIMIT 1
        ) AS activity
        WHERE reposts.user_uuid = :user_uuid::uuid), '[]'::json),
    'kept', coalesce((
        SELECT json_agg(
            json_build_object('activity_uuid', shelf.activity_uuid, 'since', iso_utc(shelf.created_at)) ORDER BY shelf.created_at)
        FROM shelf
        CROSS JOIN LATERAL (
            SELECT seen.uuid
            FROM seen_activities AS seen
            WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = shelf.activity_uuid
            LIMIT 1
        ) AS activity
        WHERE shelf.user_uuid = :user_uuid::uuid), '[]'::json));
