-- Users and their activities ("cruds"). Names and the order of columns are the original's.

-- Stable ids in the seed come from uuid_generate_v5.
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

-- A time-ordered id (UUIDv7, RFC 9562), the same for every supported version of PostgreSQL:
-- 48 bits of milliseconds, then the version, the variant and random bits of a UUIDv4.
CREATE FUNCTION new_uuid() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
    RETURN encode(
        set_bit(
            set_bit(
                overlay(
                    uuid_send(gen_random_uuid())
                    PLACING substring(
                        int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                    FROM 1 FOR 6),
                52, 1),
            53, 1),
        'hex')::uuid;

CREATE TABLE users (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    cognito_user_id text COLLATE "C" NOT NULL,
    bio text,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT users_pkey PRIMARY KEY (uuid),
    CONSTRAINT users_handle_shape CHECK (handle ~ '^[A-Za-z0-9_]{3,30}$'),
    CONSTRAINT users_display_name_length CHECK (char_length(display_name) BETWEEN 1 AND 200)
);

CREATE UNIQUE INDEX users_handle_key ON users (lower(handle));
CREATE UNIQUE INDEX users_cognito_user_id_key ON users (cognito_user_id);

CREATE TABLE activities (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    message text NOT NULL,
    reply_to_activity_uuid uuid,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT activities_pkey PRIMARY KEY (uuid),
    CONSTRAINT activities_user_uuid_fkey
        FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT activities_reply_to_activity_uuid_fkey
        FOREIGN KEY (reply_to_activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE,
    CONSTRAINT activities_message_bytes CHECK (octet_length(message) BETWEEN 1 AND 4096)
);

CREATE INDEX activities_user_uuid_idx ON activities (user_uuid, uuid DESC);
CREATE INDEX activities_expires_at_idx ON activities (expires_at);
CREATE INDEX activities_reply_to_activity_uuid_idx ON activities (reply_to_activity_uuid)
    WHERE reply_to_activity_uuid IS NOT NULL;

-- The one place that decides what is visible. statement_timestamp(), because now() stands still
-- from BEGIN on. A plain view, so that the planner inlines it. Likes and reposts do not exist yet,
-- so that their true number is nought.
CREATE VIEW live_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    0::bigint AS replies_count,
    0::bigint AS reposts_count,
    0::bigint AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at
FROM activities
WHERE activities.expires_at > statement_timestamp();

-- A moment as the API writes it: ISO 8601, UTC, microseconds.
CREATE FUNCTION iso_utc(moment timestamptz) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- The shape of a crud in every answer, in one place.
CREATE FUNCTION activity_json(activity live_activities, author users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', activity.uuid,
        'display_name', author.display_name,
        'handle', author.handle,
        'message', activity.message,
        'replies_count', activity.replies_count,
        'reposts_count', activity.reposts_count,
        'likes_count', activity.likes_count,
        'reply_to_activity_uuid', activity.reply_to_activity_uuid,
        'expires_at', iso_utc(activity.expires_at),
        'created_at', iso_utc(activity.created_at));
