-- What has changed after one place and up to another (none: up to now), as events of a stream (text/event-stream), read
-- below the oldest running transaction. Then the place where it ends, and whether there is 'more' to read at once or
-- something 'soon', behind a transaction that still runs, and how many milliseconds until the first text in them ends. What lives no
-- longer makes no event but that it is gone.
WITH page AS (
    SELECT transaction, position, kind, activity_uuid
    FROM changes
    WHERE (transaction, position) > (:transaction::text::xid8, :position::text::bigint)
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())
        AND (:until_transaction::text IS NULL
            OR (transaction, position) <= (:until_transaction::text::xid8, :until_position::text::bigint))
    ORDER BY transaction, position
    LIMIT :limit::integer
), events AS (
    SELECT page.transaction, page.position, page.kind,
        CASE
            WHEN page.kind IN ('deleted', 'expired') THEN json_build_object('uuid', page.activity_uuid)
            WHEN activity.uuid IS NULL THEN NULL
            WHEN page.kind = 'created' THEN written.json
            WHEN page.kind = 'shortened'
                THEN json_build_object('uuid', activity.uuid, 'expires_at', iso_utc(activity.expires_at))
            ELSE json_build_object(
                'uuid', activity.uuid,
                'replies_count', activity.replies_count,
                'reposts_count', activity.reposts_count,
                'likes_count', activity.likes_count)
        END AS data,
        CASE WHEN page.kind = 'created' THEN activity.expires_at END AS text_ends_at
    FROM page
    LEFT JOIN live_activities AS activity ON activity.uuid = page.activity_uuid
    LEFT JOIN live_activities_json AS written ON written.uuid = page.activity_uuid AND page.kind = 'created'
)
SELECT
    coalesce(string_agg(
        format(E'id: %s-%s\nevent: %s\ndata: %s\n\n', transaction, position, kind, data), ''
        ORDER BY transaction, position) FILTER (WHERE data IS NOT NULL), ''),
    coalesce((array_agg(transaction::text ORDER BY transaction DESC))[1], :transaction::text),
    coalesce((array_agg(position::text ORDER BY transaction DESC, position DESC))[1], :position::text),
    CASE
        WHEN count(*) = :limit::integer THEN 'more'
        WHEN (SELECT transaction FROM changes ORDER BY transaction DESC, position DESC LIMIT 1) >= pg_snapshot_xmin(pg_current_snapshot())
            THEN 'soon'
    END,
    milliseconds_until(min(text_ends_at))
FROM events;
