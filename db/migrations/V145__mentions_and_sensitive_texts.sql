-- Whom a crud names, and whether its text waits until its reader asks for it. Few cruds have either: a list looks once at each
-- crud's row in activity_extras, which only those few have. A call of mentions_json for each crud doubled the cost of a page.
--
-- In the order in which writers take them.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE activity_extras (
    activity_uuid uuid NOT NULL,
    mentions boolean NOT NULL DEFAULT false,
    sensitive boolean NOT NULL DEFAULT false,
    CONSTRAINT activity_extras_pkey PRIMARY KEY (activity_uuid),
    CONSTRAINT activity_extras_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE
);

-- One person whom a crud names.
CREATE FUNCTION mention_json(written text, uuid uuid, handle text) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('written', written, 'uuid', uuid, 'handle', handle);

-- As V130, and whether the text is sensitive.
CREATE FUNCTION activity_json(
    uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint,
    likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz, user_uuid uuid,
    audience text, mentions json, sensitive boolean) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', uuid,
        'display_name', display_name,
        'handle', handle,
        'message', sealed_or_plain(uuid, message),
        'replies_count', replies_count,
        'reposts_count', reposts_count,
        'likes_count', likes_count,
        'reply_to_activity_uuid', reply_to_activity_uuid,
        'expires_at', iso_utc(expires_at),
        'created_at', iso_utc(created_at),
        'user_uuid', user_uuid,
        'audience', audience,
        'mentions', mentions,
        'sensitive', sensitive);

-- The author and the extras are found one by one, by LIMIT. Mentions stand in the order of their index, so that nothing is sorted.
CREATE OR REPLACE VIEW member_activities_json AS
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
                ORDER BY mentions.user_uuid
            ))
            ELSE '[]'::json
        END,
        coalesce(extras.sensitive, false)) AS json
FROM member_activities AS activity
CROSS JOIN LATERAL (
    SELECT users.display_name, users.handle FROM users WHERE users.uuid = activity.user_uuid LIMIT 1
) AS author
LEFT JOIN LATERAL (
    SELECT activity_extras.mentions, activity_extras.sensitive
    FROM activity_extras
    WHERE activity_extras.activity_uuid = activity.uuid
    LIMIT 1
) AS extras ON true;

DROP FUNCTION activity_json(
    uuid, text, text, text, bigint, bigint, bigint, uuid, timestamptz, timestamptz, uuid, text, json);
DROP FUNCTION mentions_json(uuid);
