-- A reply as reply.sql makes it, unless this key has made a crud within the hour: then no row either.
WITH parent AS (
    SELECT uuid, expires_at FROM live_activities WHERE uuid = :reply_to::uuid FOR KEY SHARE
), claimed AS (
    INSERT INTO idempotency_keys (user_uuid, key_hmac, body_hmac, activity_uuid)
    SELECT :user_uuid::uuid, decode(:key_hmac, 'hex'), decode(:body_hmac, 'hex'), new_uuid() FROM parent
    ON CONFLICT (user_uuid, key_hmac) DO UPDATE
    SET body_hmac = excluded.body_hmac, activity_uuid = excluded.activity_uuid, created_at = excluded.created_at
    WHERE idempotency_keys.created_at <= statement_timestamp() - interval '1 hour'
    RETURNING activity_uuid
), created AS (
    INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
    SELECT
        claimed.activity_uuid, :user_uuid::uuid, :message, parent.uuid,
        least(statement_timestamp() + :lifetime::interval, parent.expires_at)
    FROM claimed
    CROSS JOIN parent
    RETURNING *
)
SELECT activity_json(
    ROW (
        created.uuid, created.user_uuid, created.message, 0, 0, 0,
        created.reply_to_activity_uuid, created.expires_at, created.created_at
    )::live_activities,
    author)
FROM created
JOIN users AS author ON author.uuid = created.user_uuid;
