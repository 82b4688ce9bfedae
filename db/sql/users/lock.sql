-- Locks a user against beginning sessions until this transaction, which deletes the user, ends.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR UPDATE;
