-- That a crud is shown no more while its author is suspended. It still lives, and so do the replies to it. Servers of 0.1.0, which read
-- changes, take it for deleted. No table but this is locked.
ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known
    CHECK (kind IN ('created', 'deleted', 'hidden', 'expired', 'counts', 'shortened', 'relations', 'notification'));

CREATE OR REPLACE FUNCTION note(kinds text[], subjects uuid[], authors uuid[], audiences text[]) RETURNS void
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
    SELECT transaction, position, CASE kind WHEN 'hidden' THEN 'deleted' ELSE kind END, subject_uuid
    FROM noted
    WHERE audience = 'everybody';
END;
