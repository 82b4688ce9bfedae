-- The invitations that the signed-in user has made, without their codes, which are kept nowhere.
SELECT json_build_object('invitations', coalesce(
    json_agg(json_build_object(
        'uuid', uuid, 'uses', uses, 'uses_left', uses_left, 'expires_at', iso_utc(expires_at), 'created_at', iso_utc(created_at))
        ORDER BY uuid),
    '[]'::json))
FROM invitations
WHERE user_uuid = :user_uuid::uuid;
