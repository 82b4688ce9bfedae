-- Locks a user against beginning sessions until this transaction ends. What may end their right to a session comes after it.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR NO KEY UPDATE;
