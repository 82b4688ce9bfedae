-- Deletes a batch of expired cruds, replies before what they answer. It passes over locked rows and their ancestors, so that it waits for
-- nobody and no cascade reaches beyond the batch. Answers with how many were due and deleted, how late each was in seconds, the last row it
-- has looked at (expiry and uuid), and the milliseconds until the next row ends.
WITH RECURSIVE due AS MATERIALIZED (
    SELECT uuid, reply_to_activity_uuid, expires_at
    FROM activities
    WHERE expires_at <= statement_timestamp() AND expires_at >= :from::timestamptz
        AND (expires_at > :from::timestamptz OR uuid < :from_uuid::uuid)
    ORDER BY expires_at, uuid DESC
    LIMIT :batch::integer
    FOR UPDATE SKIP LOCKED
), held AS (
    SELECT due.uuid, due.reply_to_activity_uuid
    FROM due
    WHERE EXISTS (
        SELECT
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = due.uuid AND reply.uuid NOT IN (SELECT uuid FROM due)
    )
    UNION
    SELECT due.uuid, due.reply_to_activity_uuid
    FROM due
    JOIN held ON held.reply_to_activity_uuid = due.uuid
), swept AS (
    DELETE FROM activities
    USING due
    WHERE activities.uuid = due.uuid AND due.uuid NOT IN (SELECT uuid FROM held)
    RETURNING extract(epoch FROM clock_timestamp() - activities.expires_at) AS late
)
SELECT
    (SELECT count(*) FROM due)::text,
    (SELECT count(*) FROM swept)::text,
    (SELECT string_agg(late::text, ' ') FROM swept),
    (SELECT max(expires_at)::text FROM due),
    (
        SELECT ceil(1000 * extract(epoch FROM min(expires_at) - clock_timestamp()))::bigint::text
        FROM activities
        WHERE expires_at > statement_timestamp()
    ),
    (SELECT uuid::text FROM due ORDER BY expires_at DESC, uuid LIMIT 1);
