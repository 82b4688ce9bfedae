-- Takes the user's block back, if there is one. A block by the other person stays.
WITH shown AS (
    DELETE FROM hidden_users
    WHERE (viewer_uuid = :user_uuid::uuid AND user_uuid = :person_uuid::uuid AND reason = 'block')
        OR (viewer_uuid = :person_uuid::uuid AND user_uuid = :user_uuid::uuid AND reason = 'blocked')
    RETURNING 1
)
SELECT count(*)::text FROM shown;
