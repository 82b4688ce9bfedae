-- Keeps sessions of a user from beginning until this transaction ends: what may end their right to one comes after it.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR NO KEY UPDATE;
