-- A sealed text is longer than the text: its mark, its hour, and 28 bytes more, as base64. Checked for what comes; what is
-- there was held to less.
ALTER TABLE activities DROP CONSTRAINT activities_message_bytes;
ALTER TABLE activities ADD CONSTRAINT activities_message_bytes
    CHECK (octet_length(message) BETWEEN 1 AND 5600) NOT VALID;

-- A sealed text names the row it stands in, so that the server can refuse a seal that was moved to another. The column
-- has U+0001, the hour as six digits, and the seal; the answer has the row's own uuid after the mark.
CREATE FUNCTION sealed_or_plain(uuid uuid, message text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN starts_with(message, chr(1)) THEN chr(1) || uuid::text || substr(message, 2) ELSE message END;

CREATE OR REPLACE FUNCTION activity_json(
    uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint,
    likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz) RETURNS json
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
        'created_at', iso_utc(created_at));

-- The hour of a moment, counted from 1970, and that of a seal. Six digits last until 2084.
CREATE FUNCTION hour_of(moment timestamptz) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN floor(extract(epoch FROM moment) / 3600)::integer;

CREATE FUNCTION sealed_until(message text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN substring(message FROM E'^\\x01([0-9]{6})')::integer;

-- Which file of keys this database is sealed with. The keys themselves are never here.
CREATE TABLE seal_file (
    one boolean NOT NULL DEFAULT true,
    id uuid NOT NULL,
    CONSTRAINT seal_file_pkey PRIMARY KEY (one),
    CONSTRAINT seal_file_one_row CHECK (one)
);

-- What is told of each key: its hour, its SHA-256, and when it was destroyed.
CREATE TABLE seal_keys (
    key_sha256 bytea NOT NULL,
    hour integer NOT NULL,
    destroyed_at timestamptz,
    CONSTRAINT seal_keys_pkey PRIMARY KEY (key_sha256),
    CONSTRAINT seal_keys_sha256_bytes CHECK (octet_length(key_sha256) = 32)
);
