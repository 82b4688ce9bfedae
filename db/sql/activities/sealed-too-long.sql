-- Some of what is under a crud, and the crud itself, whose seals open in a later hour than that in which they end now: in
-- the order of their uuids, after the one given.
WITH RECURSIVE tree AS (
    SELECT uuid, message, expires_at FROM kept_activities WHERE uuid = :uuid::uuid
    UNION ALL
    SELECT reply.uuid, reply.message, reply.expires_at
    FROM tree
    CROSS JOIN LATERAL (
        -- OFFSET 0: found one by one, by the index, however many the planner expects.
        SELECT uuid, message, expires_at FROM kept_activities WHERE reply_to_activity_uuid = tree.uuid OFFSET 0
    ) AS reply
)
SELECT json_agg(json_build_object(
    'uuid', uuid, 'hour', hour_of(expires_at), 'message', sealed_or_plain(uuid, message)) ORDER BY uuid)
FROM (
    SELECT uuid, message, expires_at
    FROM tree
    WHERE sealed_until(message) > hour_of(expires_at) AND uuid > :after::uuid
    ORDER BY uuid
    LIMIT 500
) AS part;
