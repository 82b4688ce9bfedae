-- A live crud of the given user, what it answers (the nearest 20, from the first on), the live replies to it, and the first
-- three to each of those. No row when there is no such crud. What it answers lives as long as it does, and longer.
-- All that is shown is found first, and drawn by one join: each use of the view with JSON takes longer to begin than six cruds to draw.
SELECT
    json_build_object(
        'activity', drawn.activity, 'ancestors', drawn.ancestors, 'replies', drawn.replies, 'nested', drawn.nested),
    page.newest, page.oldest, page.more, milliseconds_until(least(page.first_end, drawn.first_end))
FROM visible_activities AS activity
CROSS JOIN LATERAL (
    -- page of
    SELECT uuid, expires_at, NULL::json AS json
    FROM visible_activities
    WHERE reply_to_activity_uuid = activity.uuid
    -- end
) AS page
CROSS JOIN LATERAL (
    WITH RECURSIVE reply AS MATERIALIZED (
        SELECT uuid, row_number() OVER (ORDER BY uuid) AS place
        FROM visible_activities
        WHERE reply_to_activity_uuid = activity.uuid AND uuid BETWEEN page.oldest::uuid AND page.newest::uuid
    ), above AS (
        SELECT activity.reply_to_activity_uuid AS uuid, 1 AS distance
        UNION ALL
        SELECT parent.reply_to_activity_uuid, distance + 1
        FROM above
        -- One by one, by LIMIT: for a list of unknown length the whole table would be read.
        CROSS JOIN LATERAL (
            SELECT reply_to_activity_uuid FROM visible_activities WHERE visible_activities.uuid = above.uuid LIMIT 1
        ) AS parent
        WHERE distance < 20
    )
    SELECT
        (array_agg(json) FILTER (WHERE part = 'activity'))[1] AS activity,
        coalesce(json_agg(json ORDER BY place, shown.uuid) FILTER (WHERE part = 'ancestor'), '[]'::json) AS ancestors,
        coalesce(json_agg(json ORDER BY place, shown.uuid) FILTER (WHERE part = 'reply'), '[]'::json) AS replies,
        coalesce(json_agg(json ORDER BY place, shown.uuid) FILTER (WHERE part = 'nested'), '[]'::json) AS nested,
        max(one.handle) FILTER (WHERE part = 'activity') AS handle,
        min(one.expires_at) AS first_end
    FROM (
        SELECT 'activity' AS part, activity.uuid, 0::bigint AS place
        UNION ALL
        SELECT 'ancestor', uuid, -distance FROM above WHERE uuid IS NOT NULL
        UNION ALL
        SELECT 'reply', uuid, place FROM reply
        UNION ALL
        SELECT 'nested', below.uuid, 0
        FROM reply
        CROSS JOIN LATERAL (
            SELECT uuid FROM visible_activities WHERE reply_to_activity_uuid = reply.uuid ORDER BY uuid LIMIT 3
        ) AS below
    ) AS shown
    CROSS JOIN LATERAL (
        SELECT json, expires_at, handle FROM visible_activities_json WHERE visible_activities_json.uuid = shown.uuid LIMIT 1
    ) AS one
) AS drawn
WHERE activity.uuid = :uuid::uuid AND lower(drawn.handle) = lower(:handle COLLATE "C");
