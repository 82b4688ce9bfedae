-- For a report of a crud that the signed-in user may see: the uuid that the report is to have, the author's uuid and handle, the copy that
-- is kept of the crud and of what it answers, as the user sees them, until when it is kept at the latest, and that hour. No row when there
-- is no such crud.
SELECT
    new_uuid()::text,
    author.uuid::text,
    author.handle,
    json_build_object(
        'activity', json_build_object(
            'uuid', reported.uuid, 'display_name', author.display_name, 'handle', author.handle,
            'message', sealed_or_plain(reported.uuid, reported.message), 'created_at', iso_utc(reported.created_at),
            'expires_at', iso_utc(reported.expires_at), 'audience', reported.audience),
        'answers', CASE WHEN answered_author.uuid IS NOT NULL THEN json_build_object(
            'uuid', answered.uuid, 'display_name', answered_author.display_name, 'handle', answered_author.handle,
            'message', sealed_or_plain(answered.uuid, answered.message), 'created_at', iso_utc(answered.created_at),
            'expires_at', iso_utc(answered.expires_at), 'audience', answered.audience) END),
    held.until::text,
    hour_of(held.until)::text
FROM seen_activities AS reported
JOIN seen_users AS author ON author.viewer_uuid = :user_uuid::uuid AND author.uuid = reported.user_uuid
LEFT JOIN seen_activities AS answered
    ON answered.viewer_uuid = :user_uuid::uuid AND answered.uuid = reported.reply_to_activity_uuid
LEFT JOIN seen_users AS answered_author
    ON answered_author.viewer_uuid = :user_uuid::uuid AND answered_author.uuid = answered.user_uuid
CROSS JOIN (SELECT statement_timestamp() + interval '45 days' AS until) AS held
WHERE reported.viewer_uuid = :user_uuid::uuid AND reported.uuid = :activity_uuid::uuid;
