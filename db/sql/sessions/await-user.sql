-- Waits until nobody changes whether a user may have a session, and keeps it so until this transaction ends.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR SHARE;
