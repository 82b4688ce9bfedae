-- The rows of a user's page as columns: the least that PostgreSQL can be asked for them.
SELECT
    activities.uuid, display_name, handle, message,
    (
        SELECT count(*) FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ),
    reply_to_activity_uuid, expires_at, activities.created_at, bio, users.created_at
FROM users
JOIN activities ON user_uuid = users.uuid
WHERE lower(handle) = lower(:handle COLLATE "C") AND expires_at > statement_timestamp()
ORDER BY activities.uuid DESC
LIMIT 51;
