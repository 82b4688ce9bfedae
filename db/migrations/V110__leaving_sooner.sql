-- An author may have a crud leave sooner, and nobody may have one leave later.

-- Gives a crud and everything under it this end, where theirs is later. The answer is the crud as a read gives it, or NULL
-- when it has gone meanwhile. A reply that is being posted holds FOR KEY SHARE on what it answers, so FOR UPDATE waits for
-- it; each statement of this function sees what was committed before it began, and so finds that reply one level below.
-- A reply that comes later waits for this transaction, and then reads the new end.
CREATE FUNCTION leave_sooner(first uuid, ends_at timestamptz) RETURNS json
    LANGUAGE plpgsql AS $$
DECLARE
    level uuid[] := ARRAY[first];
BEGIN
    WHILE level IS NOT NULL LOOP
        PERFORM FROM activities WHERE uuid = ANY (level) ORDER BY uuid FOR UPDATE;
        UPDATE activities SET expires_at = ends_at WHERE uuid = ANY (level) AND expires_at > ends_at;
        SELECT array_agg(uuid) INTO level FROM activities WHERE reply_to_activity_uuid = ANY (level);
    END LOOP;
    RETURN (SELECT json FROM live_activities_json WHERE uuid = first);
END $$;

-- In the order in which posts take them: the other way round is a deadlock with each post under way.
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

-- Servers of the release before pass the new kind on with the counts as its data, and their pages ignore it.
ALTER TABLE changes DROP CONSTRAINT changes_kind_known;
ALTER TABLE changes ADD CONSTRAINT changes_kind_known
    CHECK (kind IN ('created', 'deleted', 'expired', 'counts', 'shortened'));

CREATE FUNCTION note_shortened() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, activity_uuid)
    SELECT 'shortened', uuid
    FROM later
    JOIN sooner USING (uuid)
    WHERE sooner.expires_at < later.expires_at;
    RETURN NULL;
END $$;

CREATE TRIGGER activities_note_shortened AFTER UPDATE ON activities
    REFERENCING OLD TABLE AS later NEW TABLE AS sooner FOR EACH STATEMENT EXECUTE FUNCTION note_shortened();
