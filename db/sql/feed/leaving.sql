-- Live cruds but for replies that have spent half their life and have less than 24 hours left, least life first: those
-- after a place (an end in microseconds since 1970, and a uuid). Then the place from which the list goes on, where it does,
-- and how many milliseconds until the first of them ends. Fresh cruds stand between these in the index: no more than 5,000
-- are looked at, so that a page costs the same however many those are. It may have fewer than :limit for it, and still go on.
SELECT
    coalesce(json_agg(activity.json ORDER BY number) FILTER (WHERE is_leaving AND number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer OR bool_or(is_last) THEN (
        array_agg(format('%s-%s', (extract(epoch FROM found.expires_at) * 1000000)::bigint, found.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END,
    milliseconds_until(min(found.expires_at) FILTER (WHERE is_leaving AND number <= :limit::integer))
FROM (
    SELECT uuid, expires_at, is_leaving, is_last, row_number() OVER () AS number
    FROM (
        SELECT
            uuid,
            expires_at,
            expires_at - statement_timestamp() <= statement_timestamp() - created_at AS is_leaving,
            row_number() OVER (ORDER BY expires_at, uuid) = 5000 AS is_last
        FROM visible_listed_activities
        WHERE reply_to_activity_uuid IS NULL
            AND expires_at < statement_timestamp() + interval '24 hours'
            AND (expires_at, uuid) > (
                coalesce('epoch'::timestamptz + :after_end::double precision * interval '1 microsecond', '-infinity'),
                coalesce(:after_uuid::uuid, '00000000-0000-0000-0000-000000000000'))
        ORDER BY expires_at, uuid
        LIMIT 5000
    ) AS looked_at
    WHERE is_leaving OR is_last
    ORDER BY expires_at, uuid
    LIMIT :limit::integer + 1
) AS found
-- One by one, by LIMIT: for a list of unknown length the whole table would be read.
CROSS JOIN LATERAL (SELECT json FROM visible_activities_json WHERE visible_activities_json.uuid = found.uuid LIMIT 1) AS activity;
