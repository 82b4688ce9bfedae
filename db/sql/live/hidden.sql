-- The people who are hidden from each of these viewers (uuids, comma-separated). A viewer from whom nobody is hidden has no list.
SELECT coalesce(json_object_agg(viewer_uuid, hidden), '{}'::json)
FROM (
    SELECT viewer_uuid, json_agg(DISTINCT user_uuid) AS hidden
    FROM live_hidden_users
    WHERE viewer_uuid = ANY (string_to_array(:uuids::text, ',')::uuid[])
    GROUP BY viewer_uuid
) AS lists;
