-- Puts a live crud that the signed-in user may see on this user's shelf. Says 'kept', also where that was so before, or 'too_many' when
-- :most are on it. No row when there is no such crud. The user is locked before the crud, as the deletion of an account locks its person
-- before the cruds. What is kept at the same moment is not counted.
WITH person AS MATERIALIZED (
    SELECT uuid FROM users WHERE uuid = :user_uuid::uuid FOR KEY SHARE
), target AS MATERIALIZED (
    SELECT activities.uuid
    FROM seen_activities AS seen
    JOIN activities ON activities.uuid = seen.uuid
    WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid AND (SELECT count(*) FROM person) = 1
    FOR KEY SHARE OF activities
), kept AS (
    INSERT INTO shelf (user_uuid, activity_uuid)
    SELECT :user_uuid::uuid, target.uuid
    FROM target
    WHERE (SELECT count(*) FROM shelf WHERE shelf.user_uuid = :user_uuid::uuid) < :most::integer
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT CASE
    WHEN EXISTS (SELECT FROM kept) THEN 'kept'
    WHEN EXISTS (
        SELECT FROM shelf WHERE shelf.user_uuid = :user_uuid::uuid AND shelf.activity_uuid = target.uuid
    ) THEN 'kept'
    ELSE 'too_many'
END
FROM target;
