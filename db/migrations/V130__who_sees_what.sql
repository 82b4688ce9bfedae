-- Who may see a crud: everybody, or members (who is signed in here). And people who are hidden from each other. What each
-- reader may see is decided here, in three views, as the end of a crud is; no statement of a feature reads the table.
--
-- In the order in which writers take them: to lock the view is to lock it and then the table below it, as a post of the release
-- before does. The other way round is a deadlock with each post under way.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE live_activities IN ACCESS EXCLUSIVE MODE;

ALTER TABLE activities ADD COLUMN audience text COLLATE "C" NOT NULL DEFAULT 'everyone'
    CONSTRAINT activities_audience_known CHECK (audience IN ('everyone', 'members'));

-- Whose cruds a viewer does not see. A block hides both people from each other: it is two rows, 'block' and 'blocked'. A mute
-- is one, and may end; with notifications, those that come from this person are still told.
CREATE TABLE hidden_users (
    viewer_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    reason text COLLATE "C" NOT NULL,
    notifications boolean NOT NULL DEFAULT false,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT hidden_users_pkey PRIMARY KEY (viewer_uuid, user_uuid, reason),
    CONSTRAINT hidden_users_viewer_uuid_fkey FOREIGN KEY (viewer_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT hidden_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT hidden_users_reason_known CHECK (reason IN ('block', 'blocked', 'mute')),
    CONSTRAINT hidden_users_mutes_end CHECK (reason = 'mute' OR expires_at IS NULL),
    CONSTRAINT hidden_users_not_oneself CHECK (viewer_uuid <> user_uuid)
);
CREATE INDEX hidden_users_user_uuid_idx ON hidden_users (user_uuid);
CREATE INDEX hidden_users_expires_at_idx ON hidden_users (expires_at) WHERE expires_at IS NOT NULL;

CREATE VIEW live_hidden_users AS
SELECT viewer_uuid, user_uuid, reason, notifications, expires_at, created_at
FROM hidden_users
WHERE expires_at IS NULL OR expires_at > statement_timestamp();

-- Who follows whom.
CREATE TABLE follows (
    follower_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT follows_pkey PRIMARY KEY (follower_uuid, user_uuid),
    CONSTRAINT follows_follower_uuid_fkey FOREIGN KEY (follower_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT follows_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT follows_not_oneself CHECK (follower_uuid <> user_uuid)
);
CREATE INDEX follows_user_uuid_idx ON follows (user_uuid, created_at, follower_uuid);

-- Whom a crud names, resolved when it was posted. :written is the name as it stands in the text, in lower case.
CREATE TABLE mentions (
    activity_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    written text COLLATE "C" NOT NULL,
    CONSTRAINT mentions_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT mentions_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE,
    CONSTRAINT mentions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);
CREATE INDEX mentions_user_uuid_idx ON mentions (user_uuid, activity_uuid);

-- Every live crud: what a member may see of whom nobody is hidden.
CREATE VIEW member_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    (
        SELECT count(*)
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ) AS replies_count,
    0::bigint AS reposts_count,
    0::bigint AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at,
    activities.audience
FROM activities
WHERE activities.expires_at > statement_timestamp();

-- What anybody may see, signed in or not.
CREATE VIEW public_activities AS
SELECT * FROM member_activities WHERE audience = 'everyone';

-- What each member may see, by viewer_uuid. A statement names one viewer, or it would read as many rows as there are members.
CREATE VIEW seen_activities AS
SELECT viewer.uuid AS viewer_uuid, activity.*
FROM member_activities AS activity
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT FROM live_hidden_users AS hidden WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid
);

-- The nine columns of the release before, whose servers and whose readers at psql see what is for everybody. So does its view
-- live_activities_json, which is over this one.
CREATE OR REPLACE VIEW live_activities AS
SELECT
    uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at
FROM public_activities;

CREATE FUNCTION mentions_json(activity uuid) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT coalesce(json_agg(json_build_object(
            'written', mentions.written, 'uuid', person.uuid, 'handle', person.handle) ORDER BY mentions.written), '[]'::json)
        FROM mentions
        JOIN users AS person ON person.uuid = mentions.user_uuid
        WHERE mentions.activity_uuid = activity
    );

-- The one shape of a crud. Servers of 0.1.0 call activity_json(activities, users), which has the ten fields of theirs.
CREATE FUNCTION activity_json(
    uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint,
    likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz, user_uuid uuid,
    audience text, mentions json) RETURNS json
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
        'mentions', mentions);

-- The cruds of each of the three views with the JSON of each. A column that a statement does not ask for costs nothing. The
-- author is found one by one, by LIMIT: for a list of unknown length all users would be read.
CREATE VIEW member_activities_json AS
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
        activity.created_at, activity.user_uuid, activity.audience, mentions_json(activity.uuid)) AS json
FROM member_activities AS activity
CROSS JOIN LATERAL (
    SELECT users.display_name, users.handle FROM users WHERE users.uuid = activity.user_uuid LIMIT 1
) AS author;

CREATE VIEW public_activities_json AS
SELECT * FROM member_activities_json WHERE audience = 'everyone';

CREATE VIEW seen_activities_json AS
SELECT viewer.uuid AS viewer_uuid, activity.*
FROM member_activities_json AS activity
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT FROM live_hidden_users AS hidden WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid
);

CREATE OR REPLACE FUNCTION leave_sooner(first uuid, ends_at timestamptz) RETURNS json
    LANGUAGE plpgsql AS $$
DECLARE
    level uuid[] := ARRAY[first];
BEGIN
    WHILE level IS NOT NULL LOOP
        PERFORM FROM activities WHERE uuid = ANY (level) ORDER BY uuid FOR UPDATE;
        UPDATE activities SET expires_at = ends_at WHERE uuid = ANY (level) AND expires_at > ends_at;
        SELECT array_agg(uuid) INTO level FROM activities WHERE reply_to_activity_uuid = ANY (level);
    END LOOP;
    RETURN (SELECT json FROM member_activities_json WHERE uuid = first);
END $$;


-- What others may know of people, in the same three views. Whoever has blocked somebody is not there for that person.
CREATE VIEW member_users AS
SELECT uuid, display_name, handle, bio, created_at FROM users;

CREATE VIEW public_users AS
SELECT * FROM member_users;

CREATE VIEW seen_users AS
SELECT viewer.uuid AS viewer_uuid, person.*
FROM member_users AS person
CROSS JOIN users AS viewer
WHERE NOT EXISTS (
    SELECT
    FROM hidden_users AS hidden
    WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = person.uuid AND hidden.reason = 'blocked'
);

-- A profile with the number of the cruds that its reader may see.
CREATE FUNCTION profile_json(
    uuid uuid, handle text, display_name text, bio text, cruds_count bigint, created_at timestamptz) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', uuid,
        'handle', handle,
        'display_name', display_name,
        'bio', bio,
        'cruds_count', cruds_count,
        'created_at', iso_utc(created_at));

-- A person in three fields.
CREATE FUNCTION short_json(uuid uuid, handle text, display_name text) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name);

CREATE OR REPLACE VIEW viewers AS
SELECT
    users.uuid,
    users.cognito_user_id,
    users.handle,
    -- By LIMIT in the order of the index: EXISTS may read all of the table for those of whom it has nothing.
    (
        SELECT hidden.user_uuid
        FROM live_hidden_users AS hidden
        WHERE hidden.viewer_uuid = users.uuid
        ORDER BY hidden.viewer_uuid, hidden.user_uuid
        LIMIT 1
    ) IS NOT NULL AS filtered,
    EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = users.uuid) AS disabled
FROM users;

-- What is noted goes to events, with the audience of the crud, and from there to changes, which servers of 0.1.0 read, if it is for
-- everybody: by the same numbers.
CREATE FUNCTION note(kinds text[], subjects uuid[], authors uuid[], audiences text[]) RETURNS void
    LANGUAGE sql
BEGIN ATOMIC
    WITH noted AS (
        INSERT INTO events (kind, subject_uuid, author_uuid, audience)
        SELECT kind, subject, author, CASE audience WHEN 'everyone' THEN 'everybody' ELSE 'members' END
        FROM unnest(kinds, subjects, authors, audiences) AS one (kind, subject, author, audience)
        RETURNING transaction, position, kind, subject_uuid, audience
    )
    INSERT INTO changes (transaction, position, kind, activity_uuid)
    OVERRIDING SYSTEM VALUE
    SELECT transaction, position, kind, subject_uuid FROM noted WHERE audience = 'everybody';
END;

CREATE OR REPLACE FUNCTION copy_changes() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_created() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
    FROM (
        SELECT 'created' AS kind, uuid, user_uuid, audience FROM created
        UNION ALL
        SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
        FROM created
        JOIN activities AS answered ON answered.uuid = created.reply_to_activity_uuid
    ) AS noted;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_gone() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
        FROM (
            SELECT
                CASE WHEN expires_at <= statement_timestamp() THEN 'expired' ELSE 'deleted' END AS kind, uuid, user_uuid, audience
            FROM gone
            UNION ALL
            SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
            FROM (SELECT DISTINCT reply_to_activity_uuid FROM gone) AS reply
            JOIN activities AS answered ON answered.uuid = reply.reply_to_activity_uuid
        ) AS noted;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_shortened() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM later JOIN sooner USING (uuid) WHERE sooner.expires_at < later.expires_at) THEN
        PERFORM note(
            array_agg('shortened'::text), array_agg(sooner.uuid), array_agg(sooner.user_uuid), array_agg(sooner.audience))
        FROM later
        JOIN sooner USING (uuid)
        WHERE sooner.expires_at < later.expires_at;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION note_relations() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'follows' THEN
        INSERT INTO events (kind, subject_uuid, audience, user_uuid)
        SELECT DISTINCT 'relations', follower_uuid, 'person', follower_uuid
        FROM changed
        JOIN users ON users.uuid = follower_uuid;
    ELSE
        INSERT INTO events (kind, subject_uuid, audience, user_uuid)
        SELECT DISTINCT 'relations', viewer_uuid, 'person', viewer_uuid
        FROM changed
        JOIN users ON users.uuid = viewer_uuid;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER follows_note_added AFTER INSERT ON follows
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER follows_note_gone AFTER DELETE ON follows
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER hidden_users_note_added AFTER INSERT ON hidden_users
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER hidden_users_note_changed AFTER UPDATE ON hidden_users
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER hidden_users_note_gone AFTER DELETE ON hidden_users
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
