-- Whether a session of a user has not ended.
SELECT 'there' FROM sessions WHERE uuid = :session_uuid::uuid AND user_uuid = :user_uuid::uuid;
