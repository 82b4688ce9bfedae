-- A live crud of the given user, with a page of the live replies to it, oldest first: those after since_id, or the
-- oldest. Then the id at the page's end when there are more, and how long until the first of all expires. No row when
-- there is no such crud.
SELECT
    json_build_object('activity', activity_json(activity, author), 'replies', coalesce(page.replies, '[]'::json)),
    CASE WHEN page.found > :limit::integer THEN page.newest::text END,
    milliseconds_until(least(page.first_end, activity.expires_at))
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
CROSS JOIN LATERAL (
    SELECT
        json_agg(activity_json(reply, replier) ORDER BY place) FILTER (WHERE place <= :limit::integer) AS replies,
        (array_agg((reply).uuid ORDER BY place))[least(count(*), :limit::integer)] AS newest,
        min((reply).expires_at) AS first_end,
        count(*) AS found
    FROM (
        SELECT reply, row_number() OVER (ORDER BY (reply).uuid) AS place
        FROM (
            SELECT reply
            FROM live_activities AS reply
            WHERE reply_to_activity_uuid = activity.uuid AND uuid > coalesce(:since_id::uuid, '00000000-0000-0000-0000-000000000000')
            ORDER BY uuid
            LIMIT :limit::integer + 1
        ) AS oldest
    ) AS placed
    CROSS JOIN LATERAL (SELECT users AS replier FROM users WHERE users.uuid = (reply).user_uuid LIMIT 1) AS people
) AS page
WHERE activity.uuid = :uuid::uuid AND lower(author.handle) = lower(:handle COLLATE "C");
