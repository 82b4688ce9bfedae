-- A page of 50 cruds writes 100 moments: to_char read its pattern for each, which took half the time of the page. A
-- timestamp's own text is as exact, without zeros at its end. It follows DateStyle, which is ISO on every connection of the
-- server (the driver says so).
CREATE OR REPLACE FUNCTION iso_utc(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN replace((moment AT TIME ZONE 'UTC')::text, ' ', 'T') || 'Z';

-- The one shape of a crud. Its parameters are single values, each used once, so that PostgreSQL puts the expression in the
-- function's place; it calls a function that takes a whole row for each row.
CREATE FUNCTION activity_json(
    uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint,
    likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', uuid,
        'display_name', display_name,
        'handle', handle,
        'message', message,
        'replies_count', replies_count,
        'reposts_count', reposts_count,
        'likes_count', likes_count,
        'reply_to_activity_uuid', reply_to_activity_uuid,
        'expires_at', iso_utc(expires_at),
        'created_at', iso_utc(created_at));

CREATE OR REPLACE FUNCTION activity_json(activity activities, author users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN activity_json(
        activity.uuid, author.display_name, author.handle, activity.message, replies_count(activity),
        reposts_count(activity), likes_count(activity), activity.reply_to_activity_uuid, activity.expires_at,
        activity.created_at);

-- For statements of builds before this one.
CREATE OR REPLACE FUNCTION activity_json(activity live_activities, author users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN activity_json(
        activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        activity.reposts_count, activity.likes_count, activity.reply_to_activity_uuid, activity.expires_at,
        activity.created_at);

-- Live cruds with the JSON of each. A column that a statement does not ask for costs nothing. The author is found one by
-- one, by LIMIT: for a list of unknown length all users would be read.
CREATE VIEW live_activities_json AS
SELECT
    activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    author.handle,
    activity_json(
        activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        activity.reposts_count, activity.likes_count, activity.reply_to_activity_uuid, activity.expires_at,
        activity.created_at) AS json
FROM live_activities AS activity
CROSS JOIN LATERAL (
    SELECT users.display_name, users.handle FROM users WHERE users.uuid = activity.user_uuid LIMIT 1
) AS author;
