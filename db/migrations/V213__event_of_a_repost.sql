-- That somebody has given a crud on, to members, whose Following may show it. Its subject is the repost, and its author who gave it on.
-- No table but this is locked.
ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known
    CHECK (kind IN ('created', 'deleted', 'hidden', 'expired', 'counts', 'shortened', 'reposted', 'relations', 'notification'));

-- As V176, and tells of the repost itself.
CREATE OR REPLACE FUNCTION note_reposted() RETURNS trigger
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
        INSERT INTO events (kind, subject_uuid, author_uuid, audience)
        SELECT 'reposted', changed.uuid, changed.user_uuid, 'members'
        FROM changed;
    END IF;
    INSERT INTO events (kind, subject_uuid, author_uuid, audience)
    SELECT DISTINCT
        'counts', activities.uuid, activities.user_uuid,
        CASE activities.audience WHEN 'everyone' THEN 'everybody' ELSE 'members' END
    FROM changed
    JOIN activities ON activities.uuid = changed.activity_uuid;
    RETURN NULL;
END $$;
