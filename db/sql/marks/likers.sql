-- Who likes a live crud, the latest first, after a place (a moment in microseconds since 1970, and a uuid); and the place from which the
-- list goes on, where it does. Before these, 'not_yours' when the crud is not the signed-in user's. People who have blocked the
-- user, or whom the user has blocked, are left out. No row when there is no such crud.
SELECT
    CASE WHEN activity.user_uuid <> :user_uuid::uuid THEN 'not_yours' END,
    page.people,
    page.place
FROM seen_activities AS activity
CROSS JOIN LATERAL (
    SELECT
        coalesce(
            json_agg(short_json(listed.uuid, listed.handle, listed.display_name) ORDER BY number)
            FILTER (WHERE number <= :limit::integer), '[]'::json) AS people,
        CASE WHEN max(number) > :limit::integer THEN (
            array_agg(format('%s-%s', (extract(epoch FROM listed.created_at) * 1000000)::bigint, listed.uuid) ORDER BY number DESC)
            FILTER (WHERE number <= :limit::integer)
        )[1] END AS place
    FROM (
        SELECT person.uuid, person.handle, person.display_name, likes.created_at,
            row_number() OVER (ORDER BY likes.created_at DESC, likes.user_uuid DESC) AS number
        FROM likes
        -- One by one, by LIMIT: for a list of unknown length all users would be read.
        CROSS JOIN LATERAL (
            SELECT seen.uuid, seen.handle, seen.display_name
            FROM seen_users AS seen
            WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = likes.user_uuid
            LIMIT 1
        ) AS person
        WHERE likes.activity_uuid = activity.uuid AND activity.user_uuid = :user_uuid::uuid
            AND (likes.created_at, likes.user_uuid) < (
                coalesce('epoch'::timestamptz + :after_time::double precision * interval '1 microsecond', 'infinity'),
                coalesce(:after_uuid::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
            AND NOT EXISTS (
                SELECT
                FROM hidden_users AS hidden
                WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.user_uuid = likes.user_uuid AND hidden.reason = 'block'
            )
        ORDER BY likes.created_at DESC, likes.user_uuid DESC
        LIMIT :limit::integer + 1
    ) AS listed
) AS page
WHERE activity.viewer_uuid = :user_uuid::uuid AND activity.uuid = :activity_uuid::uuid;
