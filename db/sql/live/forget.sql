-- Deletes a batch of events an hour after they happened, except the last one, which kept.sql needs, and those that a running transaction
-- still holds back. Deletes the same of changes, which servers of 0.1.0 read.
WITH forgotten AS (
    DELETE FROM events
    USING (
        SELECT transaction, position, expires_at
        FROM events
        ORDER BY transaction, position
        LIMIT :batch::integer
    ) AS oldest
    WHERE events.transaction = oldest.transaction AND events.position = oldest.position
        AND oldest.expires_at < statement_timestamp()
        AND oldest.transaction < pg_snapshot_xmin(pg_current_snapshot())
        AND (oldest.transaction, oldest.position)
            < (SELECT transaction, position FROM events ORDER BY transaction DESC, position DESC LIMIT 1)
    RETURNING 1
), changes_forgotten AS (
    DELETE FROM changes
    USING (
        SELECT transaction, position, happened_at
        FROM changes
        ORDER BY transaction, position
        LIMIT :batch::integer
    ) AS oldest
    WHERE changes.transaction = oldest.transaction AND changes.position = oldest.position
        AND oldest.happened_at < statement_timestamp() - interval '1 hour'
        AND oldest.transaction < pg_snapshot_xmin(pg_current_snapshot())
        AND (oldest.transaction, oldest.position)
            < (SELECT transaction, position FROM changes ORDER BY transaction DESC, position DESC LIMIT 1)
)
SELECT count(*)::text FROM forgotten;
