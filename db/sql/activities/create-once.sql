-- A new crud by the signed-in user, unless this key has made one within the hour: then no row.
WITH claimed AS (
    INSERT INTO idempotency_keys (user_uuid, key_hmac, body_hmac, activity_uuid)
    VALUES (:user_uuid::uuid, decode(:key_hmac, 'hex'), decode(:body_hmac, 'hex'), new_uuid())
    ON CONFLICT (user_uuid, key_hmac) DO UPDATE
    SET body_hmac = excluded.body_hmac, activity_uuid = excluded.activity_uuid, created_at = excluded.created_at
    WHERE idempotency_keys.created_at <= statement_timestamp() - interval '1 hour'
    RETURNING activity_uuid
), created AS (
    INSERT INTO activities (uuid, user_uuid, message, expires_at)
    SELECT activity_uuid, :user_uuid::uuid, :message, statement_timestamp() + :lifetime::interval FROM claimed
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
