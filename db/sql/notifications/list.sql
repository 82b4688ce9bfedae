-- What the signed-in user is told, the latest first: those before :max_id, and with :kind 'mentions' only what is said to the user. Likes and
-- reposts of one crud are one, which stands where the latest of them does, with the latest three people and the number of all but the user.
-- Then the id from which the list goes on, where it does, and how many milliseconds until the first of the cruds ends. Each has the fields of
-- the crud; of somebody who follows, that person's, and the end of the notification; of what moderation tells, the user's own. A decision has
-- its rule.
WITH settings AS (
    SELECT coalesce((SELECT read_until FROM notification_settings WHERE user_uuid = :viewer::uuid),
        '00000000-0000-0000-0000-000000000000') AS read_until
)
SELECT
    coalesce(json_agg((
        left(coalesce(activity.json, follower.json, own.json)::text, -1)
        || ', "kind" : ' || to_json(page.kind)::text
        || ', "people" : ' || coalesce(people.json, '[]'::json)::text
        || ', "count" : ' || CASE page.kind
            -- The number that stands for more stays as it is.
            WHEN 'liked' THEN greatest(activity.likes_count - (activity.likes_count <= 10000 AND EXISTS (
                SELECT FROM likes WHERE likes.activity_uuid = page.activity_uuid AND likes.user_uuid = :viewer::uuid))::integer, 1)
            WHEN 'reposted' THEN greatest(activity.reposts_count - (activity.reposts_count <= 10000 AND EXISTS (
                SELECT FROM reposts WHERE reposts.activity_uuid = page.activity_uuid AND reposts.user_uuid = :viewer::uuid))::integer, 1)
            WHEN 'reports' THEN (
                SELECT count(DISTINCT (waiting.activity_uuid, waiting.about_uuid, waiting.about_handle))
                FROM live_reports AS waiting
                WHERE waiting.sent_at IS NOT NULL
                    AND (waiting.decided_at IS NULL OR (waiting.answer IS NOT NULL AND waiting.answer_read_at IS NULL))
                    AND waiting.about_uuid IS DISTINCT FROM :viewer::uuid)
            WHEN 'sign_ups' THEN (SELECT count(*) FROM waiting_accounts WHERE word IS NULL AND expires_at > statement_timestamp())
            ELSE 1
        END::text
        || ', "rule" : ' || coalesce(to_json(decision.rule)::text, 'null')
        || ', "unread" : ' || (page.uuid > settings.read_until)::text
        || ', "notification_uuid" : "' || page.uuid || '"'
        || '}')::json ORDER BY page.uuid DESC) FILTER (WHERE page.place <= :limit::integer), '[]'::json),
    CASE WHEN max(page.place) > :limit::integer
        THEN min(page.uuid::text COLLATE "C") FILTER (WHERE page.place <= :limit::integer)
    END,
    milliseconds_until(min(coalesce(activity.expires_at, page.expires_at)) FILTER (WHERE page.place <= :limit::integer))
FROM settings
CROSS JOIN LATERAL (
    SELECT latest.uuid, latest.kind, latest.by_user_uuid, latest.activity_uuid, latest.created_at, latest.expires_at,
        row_number() OVER (ORDER BY latest.uuid DESC) AS place
    FROM (
        SELECT head.uuid, head.kind, head.by_user_uuid, head.activity_uuid, head.created_at, head.expires_at
        FROM seen_notifications AS head
        WHERE head.viewer_uuid = :viewer::uuid
            AND head.uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            AND (:kind::text = '' OR head.kind IN ('replied', 'mentioned'))
            AND (
                head.kind NOT IN ('liked', 'reposted')
                OR NOT EXISTS (
                    SELECT
                    FROM seen_notifications AS newer
                    WHERE newer.viewer_uuid = :viewer::uuid AND newer.kind = head.kind
                        AND newer.activity_uuid = head.activity_uuid AND newer.uuid > head.uuid
                )
            )
        ORDER BY head.uuid DESC
        LIMIT :limit::integer + 1
    ) AS latest
) AS page
LEFT JOIN LATERAL (
    SELECT shown.json, shown.expires_at, counted.likes_count, counted.reposts_count
    FROM seen_activities_json AS shown
    JOIN seen_activities AS counted ON counted.viewer_uuid = :viewer::uuid AND counted.uuid = shown.uuid
    WHERE shown.viewer_uuid = :viewer::uuid AND shown.uuid = page.activity_uuid
    LIMIT 1
) AS activity ON true
LEFT JOIN LATERAL (
    SELECT activity_json(
        person.uuid, person.display_name, person.handle, '', 0, 0, 0, NULL, page.expires_at, page.created_at, person.uuid,
        'members', '[]'::json, false) AS json
    FROM seen_users AS person
    WHERE person.viewer_uuid = :viewer::uuid AND person.uuid = page.by_user_uuid AND page.kind = 'followed'
    LIMIT 1
) AS follower ON true
LEFT JOIN LATERAL (
    SELECT activity_json(
        users.uuid, users.display_name, users.handle, '', 0, 0, 0, NULL, page.expires_at, page.created_at, users.uuid, 'members',
        '[]'::json, false) AS json
    FROM users
    WHERE users.uuid = :viewer::uuid AND page.kind IN ('reports', 'sign_ups', 'decision')
) AS own ON true
LEFT JOIN LATERAL (
    SELECT about.rule
    FROM live_reports AS about
    WHERE about.about_uuid = :viewer::uuid AND about.decided_at IS NOT NULL AND page.kind = 'decision'
    ORDER BY about.decided_at DESC
    LIMIT 1
) AS decision ON true
LEFT JOIN LATERAL (
    SELECT json_agg(short_json(person.uuid, person.handle, person.display_name) ORDER BY latest_three.uuid DESC) AS json
    FROM (
        SELECT told.uuid, told.by_user_uuid
        FROM seen_notifications AS told
        WHERE told.viewer_uuid = :viewer::uuid AND told.kind = page.kind AND page.kind NOT IN ('reports', 'sign_ups', 'decision')
            AND (told.uuid = page.uuid OR (page.kind IN ('liked', 'reposted') AND told.activity_uuid = page.activity_uuid))
        ORDER BY told.uuid DESC
        LIMIT 3
    ) AS latest_three
    CROSS JOIN LATERAL (
        SELECT uuid, handle, display_name
        FROM seen_users
        WHERE viewer_uuid = :viewer::uuid AND seen_users.uuid = latest_three.by_user_uuid
        LIMIT 1
    ) AS person
) AS people ON true
WHERE coalesce(activity.json, follower.json, own.json) IS NOT NULL;
