-- People whose handle begins with :q, then people whose name does, each by handle: at most :limit. People who want to be in no list,
-- and people whom the user has blocked, are left out. U+10FFFF comes after every character.
SELECT coalesce(json_agg(short_json(uuid, handle, display_name) ORDER BY by_name, lower(handle)), '[]'::json)
FROM (
    SELECT uuid, handle, display_name, by_name
    FROM (
        SELECT DISTINCT ON (uuid) uuid, handle, display_name, by_name
        FROM (
            (
                SELECT uuid, handle, display_name, 0 AS by_name
                FROM seen_users AS person
                WHERE viewer_uuid = :user_uuid::uuid
                    AND lower(handle) >= lower(:q::text COLLATE "C")
                    AND lower(handle) < lower(:q::text COLLATE "C") || chr(1114111)
                    AND listed
                    AND NOT EXISTS (
                        SELECT
                        FROM hidden_users AS hidden
                        WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.user_uuid = person.uuid AND hidden.reason = 'block'
                    )
                ORDER BY lower(handle)
                LIMIT :limit::integer
            )
            UNION ALL
            (
                SELECT uuid, handle, display_name, 1
                FROM seen_users AS person
                WHERE viewer_uuid = :user_uuid::uuid
                    AND lower(display_name) COLLATE "C" >= lower(:q::text COLLATE "default") COLLATE "C"
                    AND lower(display_name) COLLATE "C" < lower(:q::text COLLATE "default") COLLATE "C" || chr(1114111)
                    AND listed
                    AND NOT EXISTS (
                        SELECT
                        FROM hidden_users AS hidden
                        WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.user_uuid = person.uuid AND hidden.reason = 'block'
                    )
                ORDER BY lower(display_name) COLLATE "C"
                LIMIT :limit::integer
            )
        ) AS found
        ORDER BY uuid, by_name
    ) AS people
    ORDER BY by_name, lower(handle)
    LIMIT :limit::integer
) AS first;
