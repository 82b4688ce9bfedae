-- The live cruds and replies of the signed-in user.
SELECT json_build_object(
    'activities', coalesce((
        SELECT json_agg(json ORDER BY own.uuid DESC)
        FROM seen_own_activities_json AS own
        WHERE own.viewer_uuid = :user_uuid::uuid), '[]'::json));
