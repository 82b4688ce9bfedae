-- Takes the signed-in user's repost of a live crud back, if there is one. Says 'taken back', also for a crud that this user may see no
-- more, as after a block. No row when there was nothing to take and there is no such crud that this user may see.
WITH taken_back AS (
    DELETE FROM reposts
    USING activities
    WHERE activities.uuid = :activity_uuid::uuid AND activities.expires_at > statement_timestamp()
        AND reposts.activity_uuid = activities.uuid AND reposts.user_uuid = :user_uuid::uuid
    RETURNING 1
)
SELECT 'taken back'::text
WHERE EXISTS (SELECT FROM taken_back)
    OR EXISTS (
        SELECT
        FROM seen_activities AS seen
        WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid
    );
