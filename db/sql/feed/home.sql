-- Everybody's live cruds but for replies and for what restricted people post.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    SELECT uuid, expires_at, json
    FROM visible_listed_activities_json
    WHERE reply_to_activity_uuid IS NULL
    -- end
) AS page;
