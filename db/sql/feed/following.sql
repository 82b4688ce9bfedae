-- Live cruds but for replies of whom the signed-in user follows, and the user's own: a page of the newest. Each author's newest
-- crud says whose cruds can be on the page: as many authors as the page has cruds, and one more.
SELECT page.cruds, page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM (
    -- page of
    SELECT activity.uuid, activity.expires_at, activity.json
    FROM (
        SELECT latest.uuid
        FROM (
            SELECT followed.user_uuid
            FROM seen_followed AS followed
            CROSS JOIN LATERAL (
                SELECT uuid
                FROM root_activities
                WHERE user_uuid = followed.user_uuid AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                ORDER BY uuid DESC
                LIMIT 1
            ) AS newest
            WHERE followed.viewer_uuid = :viewer::uuid
            ORDER BY newest.uuid DESC
            LIMIT :limit::integer + 1
        ) AS author
        CROSS JOIN LATERAL (
            SELECT uuid
            FROM root_activities
            WHERE user_uuid = author.user_uuid AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            ORDER BY uuid DESC
            LIMIT :limit::integer + 1
        ) AS latest
        ORDER BY latest.uuid DESC
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
