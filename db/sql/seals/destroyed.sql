-- The keys of the hours before this one are destroyed here. Of several servers that share or have copied the file, the
-- last to destroy a key counts: a server counts those that it has had itself, and those that nobody has counted.
WITH destroyed AS (
    UPDATE seal_keys SET destroyed_at = statement_timestamp()
    WHERE hour < :hour::integer AND (destroyed_at IS NULL OR hour >= :own_from::integer)
    RETURNING 1
)
SELECT count(*)::text FROM destroyed;
