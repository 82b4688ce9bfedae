-- As following.sql, a page of those after :min_id: each author's oldest after it says whose cruds can be on the page.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    SELECT activity.uuid, activity.expires_at, activity.json
    FROM (
        SELECT next.uuid
        FROM (
            SELECT followed.user_uuid
            FROM seen_followed AS followed
            CROSS JOIN LATERAL (
                SELECT uuid
                FROM root_activities
                WHERE user_uuid = followed.user_uuid
                    AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                    AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                ORDER BY uuid
                LIMIT 1
            ) AS oldest
            WHERE followed.viewer_uuid = :viewer::uuid
            ORDER BY oldest.uuid
            LIMIT :limit::integer + 1
        ) AS author
        CROSS JOIN LATERAL (
            SELECT uuid
            FROM root_activities
            WHERE user_uuid = author.user_uuid
                AND uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
                AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY uuid
            LIMIT :limit::integer + 1
        ) AS next
        ORDER BY next.uuid
        LIMIT :limit::integer + 1
    ) AS found
    CROSS JOIN LATERAL (
        SELECT uuid, expires_at, json
        FROM seen_activities_json
        WHERE viewer_uuid = :viewer::uuid AND seen_activities_json.uuid = found.uuid
        LIMIT 1
    ) AS activity
    -- end
) AS page;
