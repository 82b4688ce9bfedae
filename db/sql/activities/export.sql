-- The live cruds and replies of the signed-in user.
SELECT json_build_object(
    'activities', coalesce((
        SELECT json_agg(json ORDER BY live_activities_json.uuid DESC)
        FROM live_activities_json
        WHERE live_activities_json.user_uuid = :user_uuid::uuid), '[]'::json));
