-- The open invitations of the signed-in user, the latest first, without their codes, which are kept nowhere; and how many the user may have.
SELECT json_build_object(
    'most', :most::integer,
    'invitations', coalesce(json_agg(json_build_object(
        'uuid', uuid, 'uses', uses, 'uses_left', uses_left, 'expires_at', iso_utc(expires_at), 'created_at', iso_utc(created_at))
        ORDER BY uuid DESC), '[]'::json))
FROM invitations
WHERE user_uuid = :user_uuid::uuid AND uses_left > 0 AND expires_at > statement_timestamp();
