-- The people whom the signed-in user has blocked.
-- page of
SELECT user_uuid AS uuid, created_at FROM live_hidden_users WHERE viewer_uuid = :user_uuid::uuid AND reason = 'block'
-- end
;
