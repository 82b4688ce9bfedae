-- The rows of a user's page as columns: the least that PostgreSQL can be asked for them.
SELECT
    activities.uuid, display_name, handle, message,
    (
        SELECT count(*) FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ),
    reply_to_activity_uuid, expires_at, activities.created_at, bio, person.created_at, cruds_count, followers_count, following_count
FROM (
    SELECT
        uuid, display_name, handle, bio, created_at,
        (
            SELECT count(*) FROM activities
            WHERE user_uuid = users.uuid AND expires_at > statement_timestamp()
        ) AS cruds_count,
        (SELECT count(*) FROM follows WHERE user_uuid = users.uuid) AS followers_count,
        (SELECT count(*) FROM follows WHERE follower_uuid = users.uuid) AS following_count
    FROM users
    WHERE lower(handle) = lower(:handle COLLATE "C")
    OFFSET 0 -- counted once, not for each crud
) AS person
JOIN activities ON user_uuid = person.uuid
WHERE expires_at > statement_timestamp()
ORDER BY activities.uuid DESC
LIMIT 51;
