-- Takes a mute back, if there is one.
WITH shown AS (
    DELETE FROM hidden_users
    WHERE viewer_uuid = :user_uuid::uuid AND user_uuid = :person_uuid::uuid AND reason = 'mute'
    RETURNING 1
)
SELECT count(*)::text FROM shown;
