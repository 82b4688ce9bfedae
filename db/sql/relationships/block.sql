-- Hides two people from each other, ends the follows between them, and takes back what either has reposted of the other. Likes stay. The
-- answer is 'hidden', also where the user had blocked the person before, or 'too_many' when the user hides :most others already: then
-- the caller rolls back.
WITH others AS MATERIALIZED (
    SELECT count(DISTINCT user_uuid) AS number
    FROM live_hidden_users
    WHERE viewer_uuid = :user_uuid::uuid AND user_uuid <> :person_uuid::uuid AND reason <> 'blocked'
), ended AS (
    DELETE FROM follows
    WHERE (follower_uuid = :user_uuid::uuid AND user_uuid = :person_uuid::uuid)
        OR (follower_uuid = :person_uuid::uuid AND user_uuid = :user_uuid::uuid)
), taken_back AS (
    DELETE FROM reposts
    USING (VALUES (:user_uuid::uuid, :person_uuid::uuid), (:person_uuid::uuid, :user_uuid::uuid)) AS pair (giver_uuid, author_uuid)
    WHERE reposts.user_uuid = pair.giver_uuid
        -- One by one, by LIMIT: for a list of unknown length all cruds would be read.
        AND (SELECT activities.user_uuid FROM activities WHERE activities.uuid = reposts.activity_uuid LIMIT 1) = pair.author_uuid
), hidden AS (
    INSERT INTO hidden_users (viewer_uuid, user_uuid, reason)
    VALUES (:user_uuid::uuid, :person_uuid::uuid, 'block'), (:person_uuid::uuid, :user_uuid::uuid, 'blocked')
    ON CONFLICT DO NOTHING
)
SELECT CASE WHEN number < :most::integer THEN 'hidden' ELSE 'too_many' END FROM others;
