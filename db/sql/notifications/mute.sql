-- Tells the signed-in user no more of the conversation of a live crud that this user may see. Says 'muted', also where that was so before.
-- No row when there is no such crud. The user is locked before the crud, as the deletion of an account locks its person before the cruds.
WITH person AS MATERIALIZED (
    SELECT uuid FROM users WHERE uuid = :user_uuid::uuid FOR KEY SHARE
), target AS MATERIALIZED (
    SELECT activities.uuid
    FROM seen_activities AS seen
    JOIN activities ON activities.uuid = conversation_of(seen.uuid)
    WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid AND (SELECT count(*) FROM person) = 1
    FOR KEY SHARE OF activities
), muted AS (
    INSERT INTO muted_conversations (user_uuid, activity_uuid)
    SELECT :user_uuid::uuid, target.uuid
    FROM target
    ON CONFLICT DO NOTHING
)
SELECT 'muted'::text
FROM target;
