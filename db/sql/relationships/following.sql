-- The people whom the signed-in user follows.
-- page of
SELECT user_uuid AS uuid, created_at FROM follows WHERE follower_uuid = :user_uuid::uuid
-- end
;
