-- What people are told: that somebody replied to them, mentioned them, liked or reposted a crud of theirs, or follows them. Ids alone,
-- never text. A row goes with its crud and with both accounts, and after 30 days.
--
-- In the order in which writers take them.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

-- What happened in the last ten seconds and may concern somebody. What is taken back within these seconds is told to nobody. A row
-- refers to no other, so that what happens waits for no more rows than without it.
CREATE TABLE notices (
    position bigint GENERATED ALWAYS AS IDENTITY,
    kind text COLLATE "C" NOT NULL,
    by_uuid uuid NOT NULL,
    subject_uuid uuid NOT NULL,
    due_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '10 seconds',
    CONSTRAINT notices_pkey PRIMARY KEY (position)
);
CREATE INDEX notices_due_at_idx ON notices (due_at);

-- One row for each person who did it. :activity_uuid is the crud that is shown: the reply, the crud with the mention, or one's own that is
-- liked or reposted; none where somebody follows. The key stays while a like is taken back, so that the next one rings nobody. Its users
-- are referred to before its crud, since an account is locked before its cruds when it is deleted.
CREATE TABLE notifications (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    by_user_uuid uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    activity_uuid uuid,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '30 days',
    CONSTRAINT notifications_pkey PRIMARY KEY (uuid),
    CONSTRAINT notifications_once UNIQUE NULLS NOT DISTINCT (user_uuid, kind, activity_uuid, by_user_uuid),
    CONSTRAINT notifications_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_by_user_uuid_fkey FOREIGN KEY (by_user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_kind_known CHECK (kind IN ('replied', 'mentioned', 'liked', 'reposted', 'followed')),
    CONSTRAINT notifications_of_a_crud CHECK ((kind = 'followed') = (activity_uuid IS NULL))
);
CREATE INDEX notifications_latest_idx ON notifications (user_uuid, uuid DESC);
CREATE INDEX notifications_said_idx ON notifications (user_uuid, uuid DESC) WHERE kind IN ('replied', 'mentioned');
CREATE INDEX notifications_by_user_uuid_idx ON notifications (by_user_uuid);
CREATE INDEX notifications_activity_uuid_idx ON notifications (activity_uuid) WHERE activity_uuid IS NOT NULL;

-- Up to which one each person has read them, and which kinds the number beside the bell counts: at first only what is said to them.
CREATE TABLE notification_settings (
    user_uuid uuid NOT NULL,
    read_until uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    replied boolean NOT NULL DEFAULT true,
    mentioned boolean NOT NULL DEFAULT true,
    liked boolean NOT NULL DEFAULT false,
    reposted boolean NOT NULL DEFAULT false,
    followed boolean NOT NULL DEFAULT false,
    CONSTRAINT notification_settings_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT notification_settings_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);

-- Conversations, by their first crud, of which somebody wants to hear no more.
CREATE TABLE muted_conversations (
    user_uuid uuid NOT NULL,
    activity_uuid uuid NOT NULL,
    CONSTRAINT muted_conversations_pkey PRIMARY KEY (user_uuid, activity_uuid),
    CONSTRAINT muted_conversations_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT muted_conversations_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE
);
CREATE INDEX muted_conversations_activity_uuid_idx ON muted_conversations (activity_uuid);

-- The first crud of a conversation; of a crud that is deeper than 1,000, the one 1,000 above it. A living crud always has what it answers.
CREATE FUNCTION conversation_of(activity uuid) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH RECURSIVE above AS (
        SELECT uuid, reply_to_activity_uuid, 0 AS height FROM activities WHERE uuid = activity
        UNION ALL
        SELECT parent.uuid, parent.reply_to_activity_uuid, above.height + 1
        FROM above
        JOIN activities AS parent ON parent.uuid = above.reply_to_activity_uuid
        WHERE above.height < 1000
    )
    SELECT uuid FROM above ORDER BY height DESC LIMIT 1;
END;

-- What each member may be told now: what still stands, of cruds that they may see, by people who are not hidden from them. By LIMIT, one
-- by one. A statement names one viewer, or it would read what all are told.
CREATE VIEW seen_notifications AS
SELECT told.user_uuid AS viewer_uuid, told.uuid, told.by_user_uuid, told.kind, told.activity_uuid, told.created_at, told.expires_at
FROM notifications AS told
WHERE told.expires_at > statement_timestamp()
    AND CASE told.kind
        WHEN 'liked' THEN EXISTS (
            SELECT FROM likes WHERE likes.activity_uuid = told.activity_uuid AND likes.user_uuid = told.by_user_uuid)
        WHEN 'reposted' THEN EXISTS (
            SELECT FROM reposts WHERE reposts.activity_uuid = told.activity_uuid AND reposts.user_uuid = told.by_user_uuid)
        WHEN 'followed' THEN EXISTS (
            SELECT FROM follows WHERE follows.follower_uuid = told.by_user_uuid AND follows.user_uuid = told.user_uuid)
        ELSE true
    END
    AND (
        SELECT true
        FROM live_hidden_users AS hidden
        WHERE hidden.viewer_uuid = told.user_uuid AND hidden.user_uuid = told.by_user_uuid
            AND NOT (hidden.reason = 'mute' AND hidden.notifications)
        LIMIT 1
    ) IS NULL
    AND (SELECT true FROM member_users WHERE member_users.uuid = told.by_user_uuid LIMIT 1) IS NOT NULL
    AND (
        told.activity_uuid IS NULL
        OR (
            SELECT true
            FROM seen_activities
            WHERE seen_activities.viewer_uuid = told.user_uuid AND seen_activities.uuid = told.activity_uuid
            LIMIT 1
        ) IS NOT NULL
    );

CREATE FUNCTION note_notice() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'likes' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'liked', user_uuid, activity_uuid FROM changed;
        WHEN 'reposts' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'reposted', user_uuid, activity_uuid FROM changed;
        WHEN 'follows' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'followed', follower_uuid, user_uuid FROM changed;
        WHEN 'mentions' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid)
            SELECT DISTINCT 'mentioned', activities.user_uuid, activities.uuid
            FROM changed
            JOIN activities ON activities.uuid = changed.activity_uuid;
        ELSE
            INSERT INTO notices (kind, by_uuid, subject_uuid)
            SELECT 'replied', user_uuid, uuid FROM changed WHERE reply_to_activity_uuid IS NOT NULL;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER likes_notice AFTER INSERT ON likes
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();
CREATE TRIGGER reposts_notice AFTER INSERT ON reposts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();
CREATE TRIGGER follows_notice AFTER INSERT ON follows
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();
CREATE TRIGGER mentions_notice AFTER INSERT ON mentions
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();
CREATE TRIGGER activities_notice AFTER INSERT ON activities
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();
