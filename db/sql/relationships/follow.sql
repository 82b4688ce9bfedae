-- Follows a person. The answer is 'followed', also where the user followed the person before, or 'too_many' when the user follows
-- :most people already.
WITH followed AS (
    INSERT INTO follows (follower_uuid, user_uuid)
    SELECT :user_uuid::uuid, :person_uuid::uuid
    WHERE (SELECT count(*) FROM follows WHERE follower_uuid = :user_uuid::uuid) < :most::integer
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT CASE
    WHEN EXISTS (SELECT FROM followed) THEN 'followed'
    WHEN EXISTS (SELECT FROM follows WHERE follower_uuid = :user_uuid::uuid AND user_uuid = :person_uuid::uuid) THEN 'followed'
    ELSE 'too_many'
END;
