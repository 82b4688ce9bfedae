-- The authors of the living cruds that the reader may see, the latest first: at most :limit people, without those who want to be in
-- no list. The statement looks at 1,000 cruds at most.
SELECT coalesce(json_agg(short_json(person.uuid, person.handle, person.display_name) ORDER BY author.latest), '[]'::json)
FROM (
    SELECT user_uuid, min(number) AS latest
    FROM (
        SELECT user_uuid, row_number() OVER (ORDER BY uuid DESC) AS number
        FROM (
            SELECT uuid, user_uuid
            FROM visible_listed_activities
            WHERE reply_to_activity_uuid IS NULL
            ORDER BY uuid DESC
            LIMIT 1000
        ) AS looked_at
    ) AS numbered
    GROUP BY user_uuid
    ORDER BY latest
    LIMIT :limit::integer
) AS author
-- One by one, by LIMIT: for a list of unknown length all users would be read.
CROSS JOIN LATERAL (
    SELECT uuid, handle, display_name FROM visible_users WHERE visible_users.uuid = author.user_uuid AND listed LIMIT 1
) AS person;
