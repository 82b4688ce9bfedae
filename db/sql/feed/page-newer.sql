-- A page of a list: the rows after min_id, from the oldest on, so that a client that goes on from each page's newest
-- misses none; max_id bounds it from above. The list's rows are uuid, expires_at and json. They stand oldest first, or
-- the other way round where :order is -1.
SELECT
    coalesce(json_agg(json ORDER BY place * :order::integer) FILTER (WHERE place <= :limit::integer), '[]'::json) AS cruds,
    max(uuid::text COLLATE "C") FILTER (WHERE place <= :limit::integer) AS newest,
    min(uuid::text COLLATE "C") FILTER (WHERE place <= :limit::integer) AS oldest,
    CASE WHEN count(*) > :limit::integer THEN 'more' END AS more,
    min(expires_at) AS first_end
FROM (
    SELECT uuid, expires_at, json, row_number() OVER () AS place
    FROM (
        SELECT uuid, expires_at, json
        FROM (
            -- the list
        ) AS list
        WHERE uuid > coalesce(:min_id::uuid, '00000000-0000-0000-0000-000000000000')
            AND uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        ORDER BY uuid
        LIMIT :limit::integer + 1
    ) AS nearest
) AS placed
