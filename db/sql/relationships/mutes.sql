-- The people whom the signed-in user has muted, as people.sql pages them, each with the end of the mute.
SELECT
    coalesce(json_agg(json_build_object(
        'uuid', listed.uuid, 'handle', person.handle, 'display_name', person.display_name,
        'expires_at', iso_utc(listed.expires_at), 'notifications', listed.notifications) ORDER BY number) FILTER (WHERE number <= :limit::integer), '[]'::json),
    CASE WHEN max(number) > :limit::integer THEN (
        array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.uuid) ORDER BY number DESC)
        FILTER (WHERE number <= :limit::integer)
    )[1] END
FROM (
    SELECT user_uuid AS uuid, created_at, expires_at, notifications, row_number() OVER (ORDER BY created_at DESC, user_uuid DESC) AS number
    FROM live_hidden_users
    WHERE viewer_uuid = :user_uuid::uuid AND reason = 'mute'
        AND (created_at, user_uuid) < (
            coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
            coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, user_uuid DESC
    LIMIT :limit::integer + 1
) AS listed
-- One by one, by LIMIT: for a list of unknown length all users would be read.
CROSS JOIN LATERAL (SELECT handle, display_name FROM member_users WHERE member_users.uuid = listed.uuid LIMIT 1) AS person;
