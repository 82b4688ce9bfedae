-- Everything that is kept of the signed-in user.
SELECT json_build_object(
    'exported_at', iso_utc(statement_timestamp()),
    'account', json_build_object(
        'uuid', users.uuid, 'handle', users.handle, 'display_name', users.display_name, 'bio', users.bio,
        'email', users.email, 'sub', users.cognito_user_id, 'created_at', iso_utc(users.created_at)),
    'sessions', coalesce((
        SELECT json_agg(json_build_object(
            'signed_in_at', iso_utc(to_timestamp(creation_time / 1000.0)),
            'last_used_at', iso_utc(to_timestamp(last_access_time / 1000.0)),
            'expires_at', iso_utc(to_timestamp(expiry_time / 1000.0))) ORDER BY creation_time)
        FROM spring_session WHERE principal_name = users.uuid::text), '[]'::json),
    'activities', coalesce((
        SELECT json_agg(activity_json(activity, users) ORDER BY activity.uuid DESC)
        FROM live_activities AS activity WHERE activity.user_uuid = users.uuid), '[]'::json))
FROM users
WHERE uuid = :user_uuid::uuid;
