-- Keeps sessions of a user from beginning until this transaction ends, in which the user is deleted.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR UPDATE;
