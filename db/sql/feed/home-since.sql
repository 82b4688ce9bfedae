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
        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    ORDER BY uuid
    LIMIT :limit::integer
) AS following
-- One by one, by LIMIT: for a page of unknown size all users would be read.
CROSS JOIN LATERAL (SELECT users AS author FROM users WHERE users.uuid = (activity).user_uuid LIMIT 1) AS people;
