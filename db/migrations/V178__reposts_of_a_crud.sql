-- As V172, with the reposts of those cruds that have been reposted.
CREATE OR REPLACE VIEW kept_activities_json AS
SELECT
    activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.audience,
    author.handle,
    activity_json(
        activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        CASE WHEN extras.reposted THEN activity.reposts_count ELSE 0 END, CASE WHEN extras.liked THEN activity.likes_count ELSE 0 END,
        activity.reply_to_activity_uuid, activity.expires_at, activity.created_at, activity.user_uuid,
        activity.audience,
        CASE
            WHEN extras.mentions THEN array_to_json(ARRAY(
                SELECT mention_json(
                    mentions.written, mentions.user_uuid, (SELECT users.handle FROM users WHERE users.uuid = mentions.user_uuid))
                FROM mentions
                WHERE mentions.activity_uuid = activity.uuid
                    AND (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = mentions.user_uuid) IS NOT NULL
                ORDER BY mentions.user_uuid
            ))
            ELSE '[]'::json
        END,
        coalesce(extras.sensitive, false)) AS json
FROM kept_activities AS activity
CROSS JOIN LATERAL (
    SELECT users.display_name, users.handle FROM users WHERE users.uuid = activity.user_uuid LIMIT 1
) AS author
LEFT JOIN LATERAL (
    SELECT activity_extras.mentions, activity_extras.sensitive, activity_extras.liked, activity_extras.reposted
    FROM activity_extras
    WHERE activity_extras.activity_uuid = activity.uuid
    LIMIT 1
) AS extras ON true;
