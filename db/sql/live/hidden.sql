-- The people who are hidden from each of these viewers (uuids, comma-separated), and those of them whom a block hides. A viewer from whom
-- nobody is hidden has no lists.
SELECT coalesce(json_object_agg(viewer_uuid, json_build_object('hidden', hidden, 'blocked', blocked)), '{}'::json)
FROM (
    SELECT
        viewer_uuid, json_agg(DISTINCT user_uuid) AS hidden,
        coalesce(json_agg(DISTINCT user_uuid) FILTER (WHERE reason <> 'mute'), '[]'::json) AS blocked
    FROM live_hidden_users
    WHERE viewer_uuid = ANY (string_to_array(:uuids::text, ',')::uuid[])
    GROUP BY viewer_uuid
) AS lists;
