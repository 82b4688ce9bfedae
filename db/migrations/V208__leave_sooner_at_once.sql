-- A crud and all under it get their new end by one statement, after all of them are locked, level by level: the triggers run once, and not
-- once a level. A reply to one of them waits for the lock, and then takes the new end from what it answers. A session keeps its plans, also
-- those it made while the table was small: they are to use the indexes all the same. The answer is what its author may see.
CREATE OR REPLACE FUNCTION leave_sooner(first uuid, ends_at timestamptz) RETURNS json
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    level uuid[] := ARRAY[first];
    leaving uuid[] := '{}';
BEGIN
    WHILE level IS NOT NULL LOOP
        PERFORM FROM activities WHERE uuid = ANY (level) ORDER BY uuid FOR UPDATE;
        leaving := leaving || level;
        SELECT array_agg(uuid) INTO level FROM activities WHERE reply_to_activity_uuid = ANY (level);
    END LOOP;
    UPDATE activities SET expires_at = ends_at WHERE uuid = ANY (leaving) AND expires_at > ends_at;
    RETURN (
        SELECT json
        FROM seen_activities_json
        WHERE viewer_uuid = (SELECT user_uuid FROM activities WHERE uuid = first) AND uuid = first
    );
END $$;
