-- Everybody's live cruds, newest first, as one array, and the id to go on from when there may be
-- more. max_id: only older ones; since_id: only newer ones.
SELECT
    coalesce(json_agg(activity_json(page.activity, author) ORDER BY (page.activity).uuid DESC), '[]'::json),
    CASE WHEN count(*) = :limit::integer THEN (array_agg((page.activity).uuid ORDER BY (page.activity).uuid))[1]::text END
FROM (
    SELECT activity
    FROM live_activities AS activity
    WHERE (:max_id::uuid IS NULL OR uuid < :max_id::uuid)
        AND (:since_id::uuid IS NULL OR uuid > :since_id::uuid)
    ORDER BY uuid DESC
    LIMIT :limit::integer
) AS page
JOIN users AS author ON author.uuid = (page.activity).user_uuid;
