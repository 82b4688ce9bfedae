-- A page of a list: the rows before max_id, from the newest on. The list's rows are uuid, expires_at and json. They stand
-- newest first, or the other way round where :order is -1.
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
        WHERE uuid < coalesce(:max_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        ORDER BY uuid DESC
        LIMIT :limit::integer + 1
    ) AS nearest
) AS placed
