-- The cruds of suspended people are not there, in the JSON of cruds too, nor is a suspended person whom a crud names. And views of
-- what stands in lists for everybody: restricted people are left out of these.

CREATE VIEW kept_activities_json AS
SELECT
    activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.audience,
    author.handle,
    activity_json(
        activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        activity.reposts_count, activity.likes_count, activity.reply_to_activity_uuid, activity.expires_at,
        activity.created_at, activity.user_uuid, activity.audience,
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
    SELECT activity_extras.mentions, activity_extras.sensitive
    FROM activity_extras
    WHERE activity_extras.activity_uuid = activity.uuid
    LIMIT 1
) AS extras ON true;

CREATE OR REPLACE VIEW member_activities_json AS
SELECT uuid, user_uuid, reply_to_activity_uuid, expires_at, audience, handle, json
FROM kept_activities_json AS activity
WHERE NOT EXISTS (SELECT FROM suspended_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = activity.user_uuid) IS NOT NULL;

-- The three views, with the cruds that lists for everybody have. One look at sanctions is for both kinds.

CREATE VIEW member_listed_activities AS
SELECT uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at, audience
FROM kept_activities AS activity
WHERE NOT EXISTS (SELECT FROM sanctioned_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM sanctioned_users WHERE sanctioned_users.user_uuid = activity.user_uuid) IS NOT NULL;

CREATE VIEW public_listed_activities AS
SELECT * FROM member_listed_activities WHERE audience = 'everyone';

CREATE VIEW seen_listed_activities AS
SELECT viewer.uuid AS viewer_uuid, activity.*
FROM member_listed_activities AS activity
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT FROM live_hidden_users AS hidden WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid
);

CREATE VIEW member_listed_activities_json AS
SELECT uuid, user_uuid, reply_to_activity_uuid, expires_at, audience, handle, json
FROM kept_activities_json AS activity
WHERE NOT EXISTS (SELECT FROM sanctioned_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM sanctioned_users WHERE sanctioned_users.user_uuid = activity.user_uuid) IS NOT NULL;

CREATE VIEW public_listed_activities_json AS
SELECT * FROM member_listed_activities_json WHERE audience = 'everyone';
