-- Whose cruds are on Following, and what others may know of whom people follow: numbers.

-- Whose cruds are on the list Following of each member: of whom they follow, but for who is hidden from them, and their own. A
-- statement names one viewer, or it would read the follows of all.
CREATE VIEW seen_followed AS
SELECT follows.follower_uuid AS viewer_uuid, follows.user_uuid
FROM follows
WHERE NOT EXISTS (
    SELECT
    FROM live_hidden_users AS hidden
    WHERE hidden.viewer_uuid = follows.follower_uuid AND hidden.user_uuid = follows.user_uuid
)
UNION ALL
SELECT uuid, uuid FROM users;

-- The ids of the live cruds that answer nothing, by author: where to look. What a reader is shown comes from the reader's own view.
CREATE VIEW root_activities AS
SELECT uuid, user_uuid FROM member_activities WHERE reply_to_activity_uuid IS NULL;

-- Who is in no list of people, because they want it so.
CREATE TABLE unlisted_users (
    user_uuid uuid NOT NULL,
    since timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT unlisted_users_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT unlisted_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);

-- The numbers are exact to 10,000; 10,001 stands for more. A column that a statement does not ask for costs nothing. NOT EXISTS may
-- read all who are unlisted.
CREATE OR REPLACE VIEW member_users AS
SELECT
    uuid, display_name, handle, bio, created_at,
    (SELECT true FROM unlisted_users WHERE unlisted_users.user_uuid = users.uuid LIMIT 1) IS NULL AS listed,
    (
        SELECT count(*) FROM (SELECT FROM follows WHERE follows.user_uuid = users.uuid LIMIT 10001) AS one
    ) AS followers_count,
    (
        SELECT count(*) FROM (SELECT FROM follows WHERE follows.follower_uuid = users.uuid LIMIT 10001) AS one
    ) AS following_count
FROM users;

CREATE OR REPLACE VIEW public_users AS
SELECT * FROM member_users;

CREATE OR REPLACE VIEW seen_users AS
SELECT viewer.uuid AS viewer_uuid, person.*
FROM member_users AS person
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT
    FROM hidden_users AS hidden
    WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = person.uuid AND hidden.reason = 'blocked'
);

CREATE FUNCTION profile_json(
    uuid uuid, handle text, display_name text, bio text, cruds_count bigint, followers_count bigint, following_count bigint,
    created_at timestamptz) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', uuid,
        'handle', handle,
        'display_name', display_name,
        'bio', bio,
        'cruds_count', cruds_count,
        'followers_count', followers_count,
        'following_count', following_count,
        'created_at', iso_utc(created_at));

DROP FUNCTION profile_json(uuid, text, text, text, bigint, timestamptz);
