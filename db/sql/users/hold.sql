-- Holds a user who is to be deleted, before the roles. Others may refer to the user meanwhile: the deletion of somebody whom the user follows
-- does, and has the roles while this one waits for them.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR NO KEY UPDATE;
