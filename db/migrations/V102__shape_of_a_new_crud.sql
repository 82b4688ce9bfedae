-- The JSON of a crud from its row in the table, for the statement that writes it: within that statement no view shows
-- the new row yet. The type is the table's own row, which has each column that a later migration adds; a cast to the
-- row type of live_activities would fail in a running server as soon as that view had one column more.
CREATE FUNCTION activity_json(activity activities, author users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', activity.uuid,
        'display_name', author.display_name,
        'handle', author.handle,
        'message', activity.message,
        'replies_count', replies_count(activity),
        'reposts_count', reposts_count(activity),
        'likes_count', likes_count(activity),
        'reply_to_activity_uuid', activity.reply_to_activity_uuid,
        'expires_at', iso_utc(activity.expires_at),
        'created_at', iso_utc(activity.created_at));
