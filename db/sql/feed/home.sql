-- Everybody's live cruds but for replies.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    SELECT uuid, expires_at, json
    FROM visible_activities_json
    WHERE reply_to_activity_uuid IS NULL
    -- end
) AS page;
