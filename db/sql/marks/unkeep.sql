-- Takes a live crud off the signed-in user's shelf, if it is there. Says 'taken off', also for a crud that this user may see no
-- more, as after a block. No row when there was nothing to take and there is no such crud that this user may see.
WITH taken_off AS (
    DELETE FROM shelf
    USING activities
    WHERE activities.uuid = :activity_uuid::uuid AND activities.expires_at > statement_timestamp()
        AND shelf.activity_uuid = activities.uuid AND shelf.user_uuid = :user_uuid::uuid
    RETURNING 1
)
SELECT 'taken off'::text
WHERE EXISTS (SELECT FROM taken_off)
    OR EXISTS (
        SELECT
        FROM seen_activities AS seen
        WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid
    );
