-- The page of live cruds but for replies that follows upon since_id, newest first: of those after it the oldest, so
-- that a client that goes on from each page's newest misses none. Then the ids at its ends, and how long until the
-- first expires. max_id bounds it from above.
SELECT
    coalesce(json_agg(activity_json(activity, author) ORDER BY (activity).uuid DESC), '[]'::json),
    (array_agg((activity).uuid ORDER BY (activity).uuid DESC))[1]::text,
    (array_agg((activity).uuid ORDER BY (activity).uuid))[1]::text,
    CASE WHEN count(*) > 0 THEN 'more' END,
    milliseconds_until(min((activity).expires_at))
FROM (
    SELECT activity
    FROM live_activities AS activity
    WHERE reply_to_activity_uuid IS NULL AND uuid > :since_id::uuid
        AND (:max_id::uuid IS NULL OR uuid < :max_id::uuid)
    ORDER BY uuid
    LIMIT :limit::integer
) AS following
JOIN users AS author ON author.uuid = (activity).user_uuid;
