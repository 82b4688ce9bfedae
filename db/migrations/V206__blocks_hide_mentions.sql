-- A block hides people from each other where a crud names them too: for a reader whom they have blocked, or who has blocked them, they
-- are not among its mentions. A mute leaves them there.

-- The living cruds, those of suspended people too, by viewer_uuid. As kept_activities_json in V178, but for the mentions. The document is
-- made here, and not made again from that view's: this way a crud without mentions costs the same.
CREATE VIEW seen_kept_activities_json AS
SELECT
    viewer.uuid AS viewer_uuid,
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
                    AND (
                        SELECT CASE count(*) WHEN 0 THEN true END
                        FROM hidden_users AS hidden
                        WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = mentions.user_uuid AND hidden.reason <> 'mute'
                    ) IS NOT NULL
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
) AS extras ON true
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT FROM live_hidden_users AS hidden WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid
);

CREATE OR REPLACE VIEW seen_activities_json AS
SELECT viewer_uuid, uuid, user_uuid, reply_to_activity_uuid, expires_at, audience, handle, json
FROM seen_kept_activities_json AS activity
WHERE NOT EXISTS (SELECT FROM suspended_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = activity.user_uuid) IS NOT NULL;

-- With the cruds that lists for everybody have, as member_listed_activities_json.
CREATE VIEW seen_listed_activities_json AS
SELECT viewer_uuid, uuid, user_uuid, reply_to_activity_uuid, expires_at, audience, handle, json
FROM seen_kept_activities_json AS activity
WHERE NOT EXISTS (SELECT FROM sanctioned_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM sanctioned_users WHERE sanctioned_users.user_uuid = activity.user_uuid) IS NOT NULL;

-- All that its author has written and that lives, whatever the author's standing.
CREATE VIEW seen_own_activities_json AS
SELECT viewer_uuid, uuid, json FROM seen_kept_activities_json WHERE user_uuid = viewer_uuid;
