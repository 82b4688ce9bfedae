-- That there is something new to be told, to that person's own streams. No table but this is locked.
ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known
    CHECK (kind IN ('created', 'deleted', 'expired', 'counts', 'shortened', 'relations', 'notification'));
