-- As following.sql, a page of those after :min_id: each person's oldest after it says whose can be on the page, and how far it goes.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    WITH followed AS MATERIALIZED (
        SELECT user_uuid FROM seen_followed WHERE viewer_uuid = :viewer::uuid
    )
    SELECT found.uuid, activity.expires_at, activity.json
    FROM (
        (
            SELECT next.uuid, next.uuid AS activity_uuid
            FROM (
                SELECT followed.user_uuid
                FROM followed
                CROSS JOIN LATERAL (
                    SELECT uuid
                    FROM root_activities
                    WHERE user_uuid = followed.user_uuid
                        AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid
                    LIMIT 1
                ) AS oldest
                ORDER BY oldest.uuid
                LIMIT :limit::integer + 1
            ) AS person
            CROSS JOIN LATERAL (
                SELECT uuid
                FROM root_activities
                WHERE user_uuid = person.user_uuid
                    AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                    AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                ORDER BY uuid
                LIMIT :limit::integer + 1
            ) AS next
            ORDER BY next.uuid
            LIMIT :limit::integer + 1
        )
        UNION ALL
        (
            WITH head AS MATERIALIZED (
                SELECT followed.user_uuid, oldest.uuid
                FROM followed
                CROSS JOIN LATERAL (
                    SELECT uuid
                    FROM repost_ids
                    WHERE user_uuid = followed.user_uuid
                        AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid
                    LIMIT 1
                ) AS oldest
            ), last AS MATERIALIZED (
                SELECT coalesce(
                    (
                        SELECT head.uuid
                        FROM (SELECT uuid FROM head ORDER BY uuid) AS head
                        CROSS JOIN LATERAL (
                            SELECT FROM seen_reposts WHERE viewer_uuid = :viewer::uuid AND uuid = head.uuid LIMIT 1
                        ) AS seen
                        ORDER BY head.uuid
                        OFFSET :limit::integer
                        LIMIT 1
                    ),
                    'ffffffff-ffff-ffff-ffff-ffffffffffff'
                ) AS uuid
            )
            SELECT reposted.uuid, reposted.activity_uuid
            FROM (
                SELECT repost_ids.uuid, repost_ids.activity_uuid
                FROM last
                JOIN head ON head.uuid <= last.uuid
                CROSS JOIN LATERAL (
                    SELECT uuid, activity_uuid
                    FROM repost_ids
                    WHERE user_uuid = head.user_uuid AND uuid <= last.uuid
                        AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                        AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                    ORDER BY uuid
                ) AS repost_ids
                ORDER BY repost_ids.uuid
            ) AS reposted
            CROSS JOIN LATERAL (
                SELECT FROM seen_reposts WHERE viewer_uuid = :viewer::uuid AND uuid = reposted.uuid LIMIT 1
            ) AS seen
            ORDER BY reposted.uuid
            LIMIT :limit::integer + 1
        )
        ORDER BY uuid
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
