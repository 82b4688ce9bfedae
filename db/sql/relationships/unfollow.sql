-- Ends a follow, if there is one.
WITH ended AS (
    DELETE FROM follows WHERE follower_uuid = :follower_uuid::uuid AND user_uuid = :followed_uuid::uuid RETURNING 1
)
SELECT count(*)::text FROM ended;
