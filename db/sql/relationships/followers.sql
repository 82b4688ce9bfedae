-- Who follows the signed-in user, the latest first, after a place; and the place from which the list goes on, where it does.
SELECT
    coalesce(json_agg(short_json(listed.uuid, person.handle, person.display_name) ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END
FROM (
    SELECT follower_uuid AS uuid, created_at, row_number() OVER (ORDER BY created_at DESC, follower_uuid DESC) AS number
    FROM follows
    WHERE user_uuid = :user_uuid::uuid
        AND (created_at, follower_uuid) < (
            coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
            coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, follower_uuid DESC
    LIMIT :limit::integer + 1
) AS listed
-- One by one, by LIMIT: for a list of unknown length all users would be read.
CROSS JOIN LATERAL (SELECT handle, display_name FROM users WHERE users.uuid = listed.uuid LIMIT 1) AS person;
