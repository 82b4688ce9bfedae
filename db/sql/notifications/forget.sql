-- Deletes notifications that are older than 30 days. Their ids rise with time.
WITH forgotten AS (
    DELETE FROM notifications
    WHERE uuid = ANY (ARRAY(SELECT uuid FROM notifications ORDER BY uuid LIMIT :batch::integer))
        AND expires_at <= statement_timestamp()
    RETURNING 1
)
SELECT count(*)::text FROM forgotten;
