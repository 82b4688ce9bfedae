-- A page of everybody's live cruds but for replies, newest first: those before max_id, or the newest. Then the ids at
-- its ends, whether there are older ones, and how long until the first of the page expires.
WITH page AS (
    SELECT activity, row_number() OVER (ORDER BY (activity).uuid DESC) AS place
    FROM (
        SELECT activity
        FROM live_activities AS activity
        WHERE reply_to_activity_uuid IS NULL AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        ORDER BY uuid DESC
        LIMIT :limit::integer + 1
    ) AS newest
)
SELECT
    coalesce(json_agg(activity_json(activity, author) ORDER BY place) FILTER (WHERE place <= :limit::integer), '[]'::json),
    (array_agg((activity).uuid ORDER BY place))[1]::text,
    (array_agg((activity).uuid ORDER BY place))[least(count(*), :limit::integer)]::text,
    CASE WHEN count(*) > :limit::integer THEN 'more' END,
    milliseconds_until(min((activity).expires_at))
FROM page
-- One by one, by LIMIT: for a page of unknown size all users would be read.
CROSS JOIN LATERAL (SELECT users AS author FROM users WHERE users.uuid = (activity).user_uuid LIMIT 1) AS people;
