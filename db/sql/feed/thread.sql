-- A live crud of the given user, what it answers (the nearest 20, from the first on), the live replies to it, and the first
-- three to each of those. No row when there is no such crud. What it answers lives as long as it does, and longer.
SELECT
    json_build_object(
        'activity', activity.json,
        'ancestors', (
            WITH RECURSIVE above AS (
                SELECT uuid, reply_to_activity_uuid, json, 1 AS distance
                FROM visible_activities_json
                WHERE uuid = activity.reply_to_activity_uuid
                UNION ALL
                SELECT parent.uuid, parent.reply_to_activity_uuid, parent.json, distance + 1
                FROM above
                JOIN visible_activities_json AS parent ON parent.uuid = above.reply_to_activity_uuid
                WHERE distance < 20
            )
            SELECT coalesce(json_agg(json ORDER BY distance DESC), '[]'::json) FROM above
        ),
        'replies', page.cruds,
        'nested', nested.cruds),
    page.newest, page.oldest, page.more, milliseconds_until(least(page.first_end, nested.first_end, activity.expires_at))
FROM visible_activities_json AS activity
CROSS JOIN LATERAL (
    -- page of
    SELECT uuid, expires_at, json
    FROM visible_activities_json
    WHERE reply_to_activity_uuid = activity.uuid
    -- end
) AS page
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(below.json ORDER BY below.uuid), '[]'::json) AS cruds, min(below.expires_at) AS first_end
    FROM visible_activities AS reply
    CROSS JOIN LATERAL (
        SELECT uuid, expires_at, json
        FROM visible_activities_json
        WHERE reply_to_activity_uuid = reply.uuid
        ORDER BY uuid
        LIMIT 3
    ) AS below
    WHERE reply.reply_to_activity_uuid = activity.uuid
        AND reply.uuid BETWEEN page.oldest::uuid AND page.newest::uuid
) AS nested
WHERE activity.uuid = :uuid::uuid AND lower(activity.handle) = lower(:handle COLLATE "C");
