-- Deletes a live crud of the given user. The answer is 'deleted', 'not_yours', or no row when this user
-- sees no such crud.
WITH target AS (
    SELECT activity.uuid, activity.user_uuid
    FROM seen_activities AS activity
    WHERE activity.viewer_uuid = :user_uuid::uuid AND activity.uuid = :uuid::uuid
), deleted AS (
    DELETE FROM activities
    USING target
    WHERE activities.uuid = target.uuid AND target.user_uuid = :user_uuid::uuid
)
SELECT CASE WHEN target.user_uuid = :user_uuid::uuid THEN 'deleted' ELSE 'not_yours' END
FROM target;
