-- The rows of a page of home as columns: the least that PostgreSQL can be asked for them.
SELECT
    activities.uuid, display_name, handle, message,
    (
        SELECT count(*) FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ),
    reply_to_activity_uuid, expires_at, activities.created_at
FROM activities
JOIN users ON users.uuid = user_uuid
WHERE activities.uuid < :max_id::uuid AND reply_to_activity_uuid IS NULL AND expires_at > statement_timestamp()
ORDER BY activities.uuid DESC
LIMIT 51;
