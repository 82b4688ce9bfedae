-- A reply by the signed-in user to a live crud, which it never outlives. No row when that crud is not there: whoever
-- deletes it at the same moment waits for this reply and takes it along, or makes this statement find nothing.
WITH parent AS (
    SELECT uuid, expires_at FROM live_activities WHERE uuid = :reply_to::uuid FOR KEY SHARE
), created AS (
    INSERT INTO activities (user_uuid, message, reply_to_activity_uuid, expires_at)
    SELECT
        :user_uuid::uuid, :message, parent.uuid,
        least(statement_timestamp() + :lifetime::interval, parent.expires_at)
    FROM parent
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
