-- A user with a page of their live cruds, replies among them, newest first: those before max_id, or the newest. Then the
-- id at its end when there are older ones, and how long until the first expires. No row when there is no such user.
SELECT
    json_build_object(
        'profile', profile_json(users),
        'activities', coalesce((SELECT json_agg(activity_json(activity, users) ORDER BY activity.uuid DESC)
            FROM live_activities AS activity
            WHERE activity.user_uuid = users.uuid AND activity.uuid >= page.oldest
                AND activity.uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')), '[]'::json)),
    CASE WHEN page.found > :limit::integer THEN page.oldest::text END,
    milliseconds_until(page.first_end)
FROM users
CROSS JOIN LATERAL (
    SELECT count(*) AS found, (array_agg(uuid ORDER BY uuid DESC))[least(count(*), :limit::integer)] AS oldest,
        min(expires_at) AS first_end
    FROM (
        SELECT uuid, expires_at
        FROM live_activities
        WHERE user_uuid = users.uuid AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        ORDER BY uuid DESC
        LIMIT :limit::integer + 1
    ) AS newest
) AS page
WHERE lower(users.handle) = lower(:handle COLLATE "C");
