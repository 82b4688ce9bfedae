-- A page of a list of people, the latest first, after a place (a moment in microseconds since 1970, and a uuid); and the place from
-- which the list goes on, where it does. The list's rows are uuid and created_at.
SELECT
    coalesce(json_agg(short_json(listed.uuid, person.handle, person.display_name) ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END
FROM (
    SELECT uuid, created_at, row_number() OVER (ORDER BY created_at DESC, uuid DESC) AS number
    FROM (
        -- the list
    ) AS list
    WHERE (created_at, uuid) < (
        coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
        coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, uuid DESC
    LIMIT :limit::integer + 1
) AS listed
-- One by one, by LIMIT: for a list of unknown length all users would be read.
CROSS JOIN LATERAL (SELECT handle, display_name FROM member_users WHERE member_users.uuid = listed.uuid LIMIT 1) AS person
