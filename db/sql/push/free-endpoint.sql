-- Ends the subscriptions that have to go for one of a session: that of another session with its endpoint, since one browser tells one person
-- alone, and the user's oldest beyond the :most newest.
WITH ended AS (
    DELETE FROM push_subscriptions
    WHERE session_uuid <> :session_uuid::uuid
        AND (
            endpoint = :endpoint
            OR uuid = ANY (ARRAY(
                SELECT uuid
                FROM push_subscriptions
                WHERE user_uuid = :user_uuid::uuid AND session_uuid <> :session_uuid::uuid
                ORDER BY created_at DESC, uuid DESC
                OFFSET :most::integer - 1
            ))
        )
    RETURNING 1
)
SELECT count(*)::text FROM ended;
