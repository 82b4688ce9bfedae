-- The rows of a conversation as columns: the least that PostgreSQL can be asked for them.
WITH replies AS (
    SELECT uuid FROM activities
    WHERE reply_to_activity_uuid = :uuid::uuid AND expires_at > statement_timestamp()
    ORDER BY uuid
    LIMIT 51
)
SELECT
    activities.uuid, display_name, handle, message,
    (
        SELECT count(*) FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ),
    reply_to_activity_uuid, expires_at, activities.created_at
FROM (
    SELECT :uuid::uuid AS uuid
    UNION ALL
    SELECT uuid FROM replies
    UNION ALL
    SELECT below.uuid
    FROM replies
    CROSS JOIN LATERAL (
        SELECT uuid FROM activities
        WHERE reply_to_activity_uuid = replies.uuid AND expires_at > statement_timestamp()
        ORDER BY uuid
        LIMIT 3
    ) AS below
) AS shown
JOIN activities USING (uuid)
JOIN users ON users.uuid = user_uuid
WHERE expires_at > statement_timestamp();
