-- A crud is a row of a named type, which PostgreSQL writes as JSON in four fifths of json_build_object's time, since that looks
-- up each value's type anew. The fields and their order stay; the blanks between them go.
CREATE TYPE activity_document AS (
    uuid uuid,
    display_name text,
    handle text,
    message text,
    replies_count bigint,
    reposts_count bigint,
    likes_count bigint,
    reply_to_activity_uuid uuid,
    expires_at text,
    created_at text,
    user_uuid uuid,
    audience text,
    mentions json,
    sensitive boolean
);

CREATE OR REPLACE FUNCTION activity_json(
    uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint, likes_count bigint,
    reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz, user_uuid uuid, audience text, mentions json,
    sensitive boolean
) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
RETURN row_to_json(
    ROW(
        uuid, display_name, handle, sealed_or_plain(uuid, message), replies_count, reposts_count, likes_count,
        reply_to_activity_uuid, iso_utc(expires_at), iso_utc(created_at), user_uuid, audience, mentions, sensitive
    )::activity_document);
