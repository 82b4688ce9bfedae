-- Ends a session of a user.
DELETE FROM sessions WHERE uuid = :uuid::uuid AND user_uuid = :user_uuid::uuid RETURNING 'ended';
