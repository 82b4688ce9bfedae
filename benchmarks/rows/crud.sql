-- The row of one crud as columns: the least that PostgreSQL can be asked for it.
SELECT
    activities.uuid, display_name, handle, message,
    (
        SELECT count(*) FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ),
    reply_to_activity_uuid, expires_at, activities.created_at
FROM activities
JOIN users ON users.uuid = user_uuid
WHERE activities.uuid = :uuid::uuid AND expires_at > statement_timestamp();
