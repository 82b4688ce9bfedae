-- The people who are suspended or restricted, the latest first, a page: for moderators. With the place where the next page begins, where there
-- is one.
SELECT
    coalesce(json_agg(json_build_object(
        'handle', person.handle, 'display_name', person.display_name,
        'role', coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = listed.user_uuid), 'member'),
        'kind', listed.kind, 'rule', listed.rule, 'created_at', iso_utc(listed.created_at), 'expires_at', iso_utc(listed.expires_at))
        ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.user_uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END
FROM (
    SELECT user_uuid, kind, rule, created_at, expires_at, row_number() OVER (ORDER BY created_at DESC, user_uuid DESC, kind) AS number
    FROM sanctions
    WHERE (expires_at IS NULL OR expires_at > statement_timestamp())
        AND (created_at, user_uuid) < (
            coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
            coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, user_uuid DESC, kind
    LIMIT :limit::integer + 1
) AS listed
CROSS JOIN LATERAL (
    SELECT users.handle, users.display_name FROM users WHERE users.uuid = listed.user_uuid LIMIT 1
) AS person;
