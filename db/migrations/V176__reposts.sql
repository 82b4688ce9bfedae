-- Who gives a crud on to those who follow them: a row without a text or an end, at most one for each person. It has the audience of the
-- crud, and goes with it. Its uuid says when.
--
-- In the order in which writers take them. The views that count follow in migrations of their own, since each replaces one view alone.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE reposts (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    activity_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    CONSTRAINT reposts_pkey PRIMARY KEY (uuid),
    CONSTRAINT reposts_once UNIQUE (activity_uuid, user_uuid),
    CONSTRAINT reposts_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE,
    CONSTRAINT reposts_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
) WITH (autovacuum_vacuum_insert_threshold = 1000, autovacuum_vacuum_insert_scale_factor = 0.01);
CREATE INDEX reposts_latest_idx ON reposts (user_uuid, uuid DESC) INCLUDE (activity_uuid);
CREATE INDEX reposts_of_a_crud_idx ON reposts (activity_uuid, uuid DESC) INCLUDE (user_uuid);

-- Whether a crud has ever been reposted, as V170 for likes.
ALTER TABLE activity_extras ADD COLUMN reposted boolean NOT NULL DEFAULT false;

-- As note_liked in V170.
CREATE FUNCTION note_reposted() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM changed) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO activity_extras (activity_uuid, reposted)
        SELECT DISTINCT changed.activity_uuid, true
        FROM changed
        WHERE NOT EXISTS (
            SELECT FROM activity_extras WHERE activity_extras.activity_uuid = changed.activity_uuid AND activity_extras.reposted
        )
        ON CONFLICT (activity_uuid) DO UPDATE SET reposted = true;
    END IF;
    INSERT INTO events (kind, subject_uuid, author_uuid, audience)
    SELECT DISTINCT
        'counts', activities.uuid, activities.user_uuid,
        CASE activities.audience WHEN 'everyone' THEN 'everybody' ELSE 'members' END
    FROM changed
    JOIN activities ON activities.uuid = changed.activity_uuid;
    RETURN NULL;
END $$;

CREATE TRIGGER reposts_note_added AFTER INSERT ON reposts
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_reposted();
CREATE TRIGGER reposts_note_gone AFTER DELETE ON reposts
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_reposted();

-- For the original's statements.
CREATE OR REPLACE FUNCTION reposts_count(activity activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT count(*) FROM (SELECT FROM reposts WHERE reposts.activity_uuid = activity.uuid LIMIT 10001) AS one
    );

-- The reposts of what each reader may see, by people in good standing, in the three views of decision 130.
CREATE VIEW member_reposts AS
SELECT reposts.uuid, reposts.user_uuid, reposts.activity_uuid
FROM reposts
JOIN member_activities AS activity ON activity.uuid = reposts.activity_uuid
WHERE (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = reposts.user_uuid) IS NOT NULL;

CREATE VIEW public_reposts AS
SELECT reposts.uuid, reposts.user_uuid, reposts.activity_uuid
FROM reposts
JOIN public_activities AS activity ON activity.uuid = reposts.activity_uuid
WHERE (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = reposts.user_uuid) IS NOT NULL;

CREATE VIEW seen_reposts AS
SELECT activity.viewer_uuid, reposts.uuid, reposts.user_uuid, reposts.activity_uuid
FROM reposts
JOIN seen_activities AS activity ON activity.uuid = reposts.activity_uuid
WHERE (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = reposts.user_uuid) IS NOT NULL;
