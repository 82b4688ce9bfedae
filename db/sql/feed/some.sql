-- The live cruds of some ids (comma-separated) that the reader may see, in the order of the ids; and how long until the first of them ends.
SELECT
    coalesce(json_agg(activity.json ORDER BY asked.place), '[]'::json),
    milliseconds_until(min(activity.expires_at))
FROM (
    SELECT id::uuid AS uuid, min(place) AS place
    FROM unnest(string_to_array(:ids::text, ',')) WITH ORDINALITY AS one (id, place)
    GROUP BY id::uuid
) AS asked
CROSS JOIN LATERAL (
    SELECT json, expires_at
    FROM visible_activities_json
    WHERE visible_activities_json.uuid = asked.uuid
    LIMIT 1
) AS activity;
