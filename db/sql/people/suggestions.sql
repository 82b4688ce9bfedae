-- People whom the user may want to follow: at most :limit of the latest 50 authors of living cruds whom the user sees and does not
-- follow. Authors come first who are followed by one of 30 people whom the user follows, then the latest. The statement looks at 500
-- cruds at most.
SELECT coalesce(
    json_agg(short_json(uuid, handle, display_name) ORDER BY known DESC, latest) FILTER (WHERE place <= :limit::integer), '[]'::json)
FROM (
    SELECT uuid, handle, display_name, known, latest, row_number() OVER (ORDER BY known DESC, latest) AS place
    FROM (
        SELECT person.uuid, person.handle, person.display_name, author.latest, (
            SELECT count(*)
            FROM (
                SELECT user_uuid FROM follows WHERE follower_uuid = :user_uuid::uuid ORDER BY user_uuid LIMIT 30
            ) AS followed
            CROSS JOIN LATERAL (
                SELECT
                FROM follows AS theirs
                WHERE theirs.follower_uuid = followed.user_uuid AND theirs.user_uuid = author.user_uuid
                LIMIT 1
            ) AS their
        ) AS known
        FROM (
            SELECT user_uuid, min(number) AS latest
            FROM (
                SELECT user_uuid, row_number() OVER (ORDER BY uuid DESC) AS number
                FROM (
                    SELECT uuid, user_uuid
                    FROM seen_listed_activities
                    WHERE viewer_uuid = :user_uuid::uuid AND reply_to_activity_uuid IS NULL
                    ORDER BY uuid DESC
                    LIMIT 500
                ) AS looked_at
            ) AS numbered
            WHERE user_uuid <> :user_uuid::uuid
            GROUP BY user_uuid
        ) AS author
        -- One by one, by LIMIT: for a list of unknown length all users would be read.
        CROSS JOIN LATERAL (
            SELECT uuid, handle, display_name
            FROM seen_users
            WHERE viewer_uuid = :user_uuid::uuid AND seen_users.uuid = author.user_uuid AND listed
            LIMIT 1
        ) AS person
        WHERE NOT EXISTS (
            SELECT FROM follows WHERE follows.follower_uuid = :user_uuid::uuid AND follows.user_uuid = author.user_uuid
        )
        ORDER BY author.latest
        LIMIT 50
    ) AS candidate
) AS placed;
