-- The people who follow the signed-in user.
-- page of
SELECT follower_uuid AS uuid, created_at FROM follows WHERE user_uuid = :user_uuid::uuid
-- end
;
