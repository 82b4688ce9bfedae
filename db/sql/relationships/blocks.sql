-- Whom the signed-in user has blocked, the latest first, after a place; and the place from which the list goes on, where it does.
SELECT
    coalesce(json_agg(short_json(listed.uuid, person.handle, person.display_name) ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END
FROM (
    SELECT user_uuid AS uuid, created_at, row_number() OVER (ORDER BY created_at DESC, user_uuid DESC) AS number
    FROM live_hidden_users
    WHERE viewer_uuid = :user_uuid::uuid AND reason = 'block'
        AND (created_at, user_uuid) < (
            coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
            coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, user_uuid DESC
    LIMIT :limit::integer + 1
) AS listed
-- One by one, by LIMIT: for a list of unknown length all users would be read.
CROSS JOIN LATERAL (SELECT handle, display_name FROM users WHERE users.uuid = listed.uuid LIMIT 1) AS person;
