-- Deletes a batch of reports that have ended, with their evidence, as that of activities does; how late they are counts for no figure of
-- cruds.
WITH due AS MATERIALIZED (
    SELECT uuid, expires_at
    FROM reports
    WHERE expires_at <= statement_timestamp() AND expires_at >= :from::timestamptz
        AND (expires_at > :from::timestamptz OR uuid < :from_uuid::uuid)
    ORDER BY expires_at, uuid DESC
    LIMIT :batch::integer
    FOR UPDATE SKIP LOCKED
), swept AS (
    DELETE FROM reports USING due WHERE reports.uuid = due.uuid RETURNING 1
)
SELECT
    (SELECT count(*) FROM due)::text,
    (SELECT count(*) FROM swept)::text,
    NULL::text,
    (SELECT max(expires_at)::text FROM due),
    (
        SELECT ceil(1000 * extract(epoch FROM min(expires_at) - clock_timestamp()))::bigint::text
        FROM reports
        WHERE expires_at > statement_timestamp()
    ),
    (SELECT uuid::text FROM due ORDER BY expires_at DESC, uuid LIMIT 1);
