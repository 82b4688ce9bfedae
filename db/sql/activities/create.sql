-- A new crud by the signed-in user. The answer is what a read would give.
WITH created AS (
    INSERT INTO activities (user_uuid, message, expires_at)
    VALUES (:user_uuid::uuid, :message, statement_timestamp() + :lifetime::interval)
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
