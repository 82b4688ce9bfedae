-- Who moderates here, and who is restricted or suspended. Both are decided in the views, as audience and blocks are: the cruds of
-- a suspended person are in no view that readers are answered from, from the instant at which the row is there until it ends.
-- This migration and the next two each replace one view of cruds or people alone: with two, a statement that has locked one view
-- and waits for the other would be a deadlock.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;

-- A person without a row is a member.
CREATE TABLE user_roles (
    user_uuid uuid NOT NULL,
    role text COLLATE "C" NOT NULL,
    since timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT user_roles_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT user_roles_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT user_roles_role_known CHECK (role IN ('moderator', 'admin'))
);

-- A sanction without an end lasts until it is lifted. The rule is the one that was broken, by its number or name.
CREATE TABLE sanctions (
    user_uuid uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    rule text,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT sanctions_pkey PRIMARY KEY (user_uuid, kind),
    CONSTRAINT sanctions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT sanctions_kind_known CHECK (kind IN ('restrict', 'suspend')),
    CONSTRAINT sanctions_rule_length CHECK (char_length(rule) BETWEEN 1 AND 100)
);
CREATE INDEX sanctions_expires_at_idx ON sanctions (expires_at) WHERE expires_at IS NOT NULL;

CREATE VIEW sanctioned_users AS
SELECT user_uuid, kind, rule, expires_at
FROM sanctions
WHERE expires_at IS NULL OR expires_at > statement_timestamp();

CREATE VIEW suspended_users AS
SELECT user_uuid, rule, expires_at FROM sanctioned_users WHERE kind = 'suspend';

CREATE VIEW restricted_users AS
SELECT user_uuid, rule, expires_at FROM sanctioned_users WHERE kind = 'restrict';

-- Every living crud, those of suspended people too: for their own download, and for work on all that lies below a crud. Replies by
-- suspended people are not counted; where nobody is suspended, the index alone is read.
CREATE VIEW kept_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    (
        SELECT count(*)
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ) - CASE
        WHEN (SELECT true FROM suspended_users LIMIT 1) IS NULL THEN 0
        ELSE (
            SELECT count(*)
            FROM activities AS reply
            WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
                AND reply.user_uuid IN (SELECT user_uuid FROM suspended_users)
        )
    END AS replies_count,
    0::bigint AS reposts_count,
    0::bigint AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at,
    activities.audience
FROM activities
WHERE activities.expires_at > statement_timestamp();

-- Whether anybody is suspended is asked once for each statement. Where somebody is, people are looked up one by one: an EXISTS that
-- names them may read all who are suspended. The planner takes IS NOT NULL for nearly certain, and so keeps to the index of a list; it
-- takes IS NULL for rare.
CREATE OR REPLACE VIEW member_activities AS
SELECT
    uuid, user_uuid, message, replies_count, reposts_count, likes_count, reply_to_activity_uuid, expires_at, created_at, audience
FROM kept_activities AS activity
WHERE NOT EXISTS (SELECT FROM suspended_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = activity.user_uuid) IS NOT NULL;

CREATE OR REPLACE VIEW viewers AS
SELECT
    users.uuid,
    users.cognito_user_id,
    users.handle,
    -- By LIMIT in the order of the index: EXISTS may read the whole table for a person who has no row.
    (
        SELECT hidden.user_uuid
        FROM live_hidden_users AS hidden
        WHERE hidden.viewer_uuid = users.uuid
        ORDER BY hidden.viewer_uuid, hidden.user_uuid
        LIMIT 1
    ) IS NOT NULL AS filtered,
    EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = users.uuid) AS disabled,
    coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = users.uuid), 'member') AS role,
    (SELECT true FROM suspended_users WHERE suspended_users.user_uuid = users.uuid LIMIT 1) IS NOT NULL AS suspended
FROM users;

-- Open pages let the cruds of who is suspended go, and no more: what others answered stays. When a suspension ends, what still lives is
-- there at the next read. Either way the servers that listen are woken, so that none keeps a page that it held.
CREATE FUNCTION note_sanction() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.kind = 'suspend' THEN
        PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
        FROM (
            SELECT 'hidden' AS kind, uuid, user_uuid, audience FROM kept_activities WHERE user_uuid = NEW.user_uuid
            UNION ALL
            SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
            FROM (
                SELECT DISTINCT reply_to_activity_uuid AS uuid FROM kept_activities WHERE user_uuid = NEW.user_uuid
            ) AS reply
            JOIN activities AS answered ON answered.uuid = reply.uuid
        ) AS noted;
    END IF;
    PERFORM pg_notify('cruddur_changes', '');
    RETURN NULL;
END $$;

CREATE TRIGGER sanctions_note_changed AFTER INSERT OR UPDATE OR DELETE ON sanctions
    FOR EACH ROW EXECUTE FUNCTION note_sanction();
