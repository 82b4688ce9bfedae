-- Likes a live crud that the signed-in user may see. Says 'liked', also where that was so before. No row when there is no such crud. The
-- user is locked before the crud, as the deletion of an account locks its person before the cruds.
WITH person AS MATERIALIZED (
    SELECT uuid FROM users WHERE uuid = :user_uuid::uuid FOR KEY SHARE
), target AS (
    SELECT activities.uuid
    FROM seen_activities AS seen
    JOIN activities ON activities.uuid = seen.uuid
    WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid AND (SELECT count(*) FROM person) = 1
    FOR KEY SHARE OF activities
), liked AS (
    INSERT INTO likes (activity_uuid, user_uuid)
    SELECT target.uuid, :user_uuid::uuid
    FROM target
    ON CONFLICT DO NOTHING
)
SELECT 'liked'::text
FROM target;
