-- A user with their live cruds, replies among them. No row when there is no such user.
SELECT
    json_build_object('profile', profile_json(users), 'activities', page.cruds),
    page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM users
CROSS JOIN LATERAL (
    -- page of
    SELECT uuid, expires_at, json
    FROM live_activities_json
    WHERE user_uuid = users.uuid
    -- end
) AS page
WHERE lower(users.handle) = lower(:handle COLLATE "C");
