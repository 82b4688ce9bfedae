-- The live cruds on the signed-in user's shelf, least life first: those after a place (an end in microseconds since 1970, and a uuid).
-- Then the place from which the list goes on, where it does, and how many milliseconds until the first of them ends.
SELECT
    coalesce(json_agg(activity.json ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM found.expires_at) * 1000000)::bigint, found.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END,
    milliseconds_until(min(found.expires_at) FILTER (WHERE number <= :limit::integer))
FROM (
    SELECT kept.uuid, kept.expires_at, row_number() OVER (ORDER BY kept.expires_at, kept.uuid) AS number
    FROM seen_shelf AS shelf
    -- One by one, by LIMIT: for a list of unknown length the whole table would be read.
    CROSS JOIN LATERAL (
        SELECT uuid, expires_at
        FROM seen_activities
        WHERE viewer_uuid = :viewer::uuid AND seen_activities.uuid = shelf.activity_uuid
        LIMIT 1
    ) AS kept
    WHERE shelf.viewer_uuid = :viewer::uuid
        AND (kept.expires_at, kept.uuid) > (
            coalesce('epoch'::timestamptz + :after_end::double precision * interval '1 microsecond', '-infinity'),
            coalesce(:after_uuid::uuid, '00000000-0000-0000-0000-000000000000'))
    ORDER BY kept.expires_at, kept.uuid
    LIMIT :limit::integer + 1
) AS found
CROSS JOIN LATERAL (
    SELECT json FROM seen_activities_json WHERE viewer_uuid = :viewer::uuid AND seen_activities_json.uuid = found.uuid LIMIT 1
) AS activity;
