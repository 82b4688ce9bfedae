-- What has happened, for those who listen: ids alone, never text, for an hour. More than changes of cruds will be told, and not
-- to everybody: an event has an audience, and nobody hears one that names none. A place in it is (transaction, position), as
-- in changes, with which it shares the numbers, so that whoever comes back with an id from there goes on here.
-- In the order in which writers take them, so that no post under way meets a deadlock, and nothing is noted between the copy below
-- and the trigger.
LOCK TABLE users, activities, changes IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE events (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    position bigint NOT NULL DEFAULT nextval('changes_position_seq'),
    kind text COLLATE "C" NOT NULL,
    subject_uuid uuid NOT NULL,
    audience text COLLATE "C" NOT NULL DEFAULT 'nobody',
    user_uuid uuid,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '1 hour',
    CONSTRAINT events_pkey PRIMARY KEY (transaction, position),
    CONSTRAINT events_kind_known CHECK (kind IN ('created', 'deleted', 'expired', 'counts', 'shortened')),
    CONSTRAINT events_audience_known CHECK (audience IN ('nobody', 'everybody', 'members', 'person')),
    CONSTRAINT events_person_named CHECK ((audience = 'person') = (user_uuid IS NOT NULL)),
    CONSTRAINT events_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);
CREATE INDEX events_user_uuid_idx ON events (user_uuid) WHERE user_uuid IS NOT NULL;

-- For a release, changes of cruds are noted in the table that servers of 0.1.0 read, and copied from there. Then what notes
-- them writes here, and changes goes.
INSERT INTO events (transaction, position, kind, subject_uuid, audience, expires_at)
SELECT transaction, position, kind, activity_uuid, 'everybody', happened_at + interval '1 hour' FROM changes;

CREATE FUNCTION copy_changes() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO events (transaction, position, kind, subject_uuid, audience)
    SELECT transaction, position, kind, activity_uuid, 'everybody' FROM noted;
    RETURN NULL;
END $$;

CREATE TRIGGER changes_copied AFTER INSERT ON changes
    REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION copy_changes();
