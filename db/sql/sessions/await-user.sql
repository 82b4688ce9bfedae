-- Waits for changes of a user's right to a session, and keeps others from changing it until this transaction ends.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR SHARE;
