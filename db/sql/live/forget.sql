-- Forgets a batch of what changed more than an hour ago, but for the last of all, by which kept.sql knows, and what a
-- running transaction still holds back from the streams.
WITH forgotten AS (
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
    RETURNING 1
)
SELECT count(*)::text FROM forgotten;
