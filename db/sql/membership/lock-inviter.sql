-- Locks a user until this transaction ends, so that of two invitations at once the second is counted after the first. There is no row when the
-- account is gone.
SELECT uuid::text FROM users WHERE uuid = :user_uuid::uuid FOR NO KEY UPDATE;
