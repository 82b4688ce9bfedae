-- The browsers in which a user is signed in, the last signed in first.
SELECT coalesce(json_agg(
    json_build_object(
        'id', uuid,
        'browser', browser,
        'signed_in_at', iso_utc(created_at),
        'last_used_at', iso_utc(used_at),
        'expires_at', iso_utc(expires_at),
        'here', uuid IS NOT DISTINCT FROM :here::uuid)
    ORDER BY created_at DESC), '[]'::json)
FROM sessions
WHERE user_uuid = :user_uuid::uuid AND expires_at > statement_timestamp();
