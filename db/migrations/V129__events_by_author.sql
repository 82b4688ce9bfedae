-- Events tell who wrote what they are about, for streams of people from whom somebody is hidden; and 'relations' tells a person's
-- own streams that whom they follow, or who is hidden from them, is another.
ALTER TABLE events ADD COLUMN author_uuid uuid;
ALTER TABLE events DROP CONSTRAINT events_kind_known;
ALTER TABLE events ADD CONSTRAINT events_kind_known
    CHECK (kind IN ('created', 'deleted', 'expired', 'counts', 'shortened', 'relations'));
