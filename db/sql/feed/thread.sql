-- A live crud of the given user with the live replies to it. No row when there is no such crud.
SELECT
    json_build_object('activity', activity.json, 'replies', page.cruds),
    page.newest, page.oldest, page.more, milliseconds_until(least(page.first_end, activity.expires_at))
FROM live_activities_json AS activity
CROSS JOIN LATERAL (
    -- page of
    SELECT uuid, expires_at, json
    FROM live_activities_json
    WHERE reply_to_activity_uuid = activity.uuid
    -- end
) AS page
WHERE activity.uuid = :uuid::uuid AND lower(activity.handle) = lower(:handle COLLATE "C");
