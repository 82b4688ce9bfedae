-- Live cruds but for replies of whom the signed-in user follows, and the user's own, and what these have reposted: a page of the newest.
-- A crud stands where it was posted, and again where each repost stands. Each person's newest crud says whose can be on the page: as many
-- people as the page has cruds, and one more. Each person's newest repost says how far back the page's reposts go: to the last of as many
-- that the reader may see.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    WITH followed AS MATERIALIZED (
        SELECT user_uuid FROM seen_followed WHERE viewer_uuid = :viewer::uuid
    )
    SELECT found.uuid, activity.expires_at, activity.json
    FROM (
        (
            SELECT latest.uuid, latest.uuid AS activity_uuid
            FROM (
                SELECT followed.user_uuid
                FROM followed
                CROSS JOIN LATERAL (
                    SELECT uuid
                    FROM root_activities
                    WHERE user_uuid = followed.user_uuid
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid DESC
                    LIMIT 1
                ) AS newest
                ORDER BY newest.uuid DESC
                LIMIT :limit::integer + 1
            ) AS person
            CROSS JOIN LATERAL (
                SELECT uuid
                FROM root_activities
                WHERE user_uuid = person.user_uuid
                    AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                ORDER BY uuid DESC
                LIMIT :limit::integer + 1
            ) AS latest
            ORDER BY latest.uuid DESC
            LIMIT :limit::integer + 1
        )
        UNION ALL
        (
            WITH head AS MATERIALIZED (
                SELECT followed.user_uuid, newest.uuid
                FROM followed
                CROSS JOIN LATERAL (
                    SELECT uuid
                    FROM repost_ids
                    WHERE user_uuid = followed.user_uuid
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid DESC
                    LIMIT 1
                ) AS newest
            ), last AS MATERIALIZED (
                SELECT coalesce(
                    (
                        SELECT head.uuid
                        FROM (SELECT uuid FROM head ORDER BY uuid DESC) AS head
                        CROSS JOIN LATERAL (
                            SELECT FROM seen_reposts WHERE viewer_uuid = :viewer::uuid AND uuid = head.uuid LIMIT 1
                        ) AS seen
                        ORDER BY head.uuid DESC
                        OFFSET :limit::integer
                        LIMIT 1
                    ),
                    '00000000-0000-0000-0000-000000000000'
                ) AS uuid
            )
            SELECT reposted.uuid, reposted.activity_uuid
            FROM (
                SELECT repost_ids.uuid, repost_ids.activity_uuid
                FROM last
                JOIN head ON head.uuid >= last.uuid
                CROSS JOIN LATERAL (
                    SELECT uuid, activity_uuid
                    FROM repost_ids
                    WHERE user_uuid = head.user_uuid AND uuid >= last.uuid
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid DESC
                ) AS repost_ids
                ORDER BY repost_ids.uuid DESC
            ) AS reposted
            CROSS JOIN LATERAL (
                SELECT FROM seen_reposts WHERE viewer_uuid = :viewer::uuid AND uuid = reposted.uuid LIMIT 1
            ) AS seen
            ORDER BY reposted.uuid DESC
            LIMIT :limit::integer + 1
        )
        ORDER BY uuid DESC
        LIMIT :limit::integer + 1
    ) AS found
    CROSS JOIN LATERAL (
        SELECT expires_at, json
        FROM seen_activities_json
        WHERE viewer_uuid = :viewer::uuid AND seen_activities_json.uuid = found.activity_uuid
        LIMIT 1
    ) AS activity
    -- end
) AS page;
