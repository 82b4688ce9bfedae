-- Hides two people from each other, and ends the follows between them.
WITH ended AS (
    DELETE FROM follows
    WHERE (follower_uuid = :user_uuid::uuid AND user_uuid = :person_uuid::uuid)
        OR (follower_uuid = :person_uuid::uuid AND user_uuid = :user_uuid::uuid)
), hidden AS (
    INSERT INTO hidden_users (viewer_uuid, user_uuid, reason)
    VALUES (:user_uuid::uuid, :person_uuid::uuid, 'block'), (:person_uuid::uuid, :user_uuid::uuid, 'blocked')
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT count(*)::text FROM hidden;
