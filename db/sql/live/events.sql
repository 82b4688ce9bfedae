-- What has happened after one place and up to another (none: up to now), as events of a stream (text/event-stream), read
-- below the oldest running transaction; of counts only that they have changed, since counts.sql tells them. Then a line for
-- each event: its kind, its audience, and for an audience of one person that person, else who wrote what it is about, of a repost
-- also who reposts; for a new crud that names people, also these (uuids, comma-separated). Then the place where it ends, and whether there is 'more' to read
-- at once or something 'soon', behind a transaction that still runs; how many milliseconds until the first text in it ends;
-- whether 'texts' have changed, not counts alone; and whether 'counts' have. What lives no longer makes no event but that it is
-- gone. A restricted person's new crud, which lists for everybody leave out, makes none either. What is for nobody is heard by
-- nobody.
WITH page AS (
    SELECT transaction, position, kind, subject_uuid, author_uuid, audience, user_uuid
    FROM events
    WHERE (transaction, position) > (:transaction::text::xid8, :position::text::bigint)
        AND transaction < pg_snapshot_xmin(pg_current_snapshot())
        AND (:until_transaction::text IS NULL
            OR (transaction, position) <= (:until_transaction::text::xid8, :until_position::text::bigint))
    ORDER BY transaction, position
    LIMIT :limit::integer
), said AS (
    SELECT page.transaction, page.position, page.kind, page.audience, page.user_uuid,
        CASE
            WHEN page.kind IN ('relations', 'notification') THEN json_build_object()
            WHEN page.kind IN ('deleted', 'hidden', 'expired') THEN json_build_object('uuid', page.subject_uuid)
            WHEN page.kind = 'reposted' AND repost.activity_uuid IS NOT NULL
                THEN json_build_object('uuid', repost.activity_uuid, 'user_uuid', repost.user_uuid)
            WHEN activity.uuid IS NULL THEN NULL
            WHEN page.kind = 'created' AND activity.reply_to_activity_uuid IS NULL
                AND EXISTS (SELECT FROM restricted_users WHERE restricted_users.user_uuid = activity.user_uuid) THEN NULL
            WHEN page.kind = 'created' THEN written.json
            WHEN page.kind = 'shortened'
                THEN json_build_object('uuid', activity.uuid, 'expires_at', iso_utc(activity.expires_at))
        END AS data,
        CASE
            WHEN page.kind = 'created' THEN (
                SELECT string_agg(mentions.user_uuid::text, ',') FROM mentions WHERE mentions.activity_uuid = activity.uuid
            )
        END AS mentioned,
        concat_ws(',', page.author_uuid, repost.author_uuid) AS people,
        CASE WHEN page.kind = 'created' THEN activity.expires_at END AS text_ends_at
    FROM page
    LEFT JOIN member_activities AS activity ON activity.uuid = page.subject_uuid
    LEFT JOIN member_activities_json AS written ON written.uuid = page.subject_uuid AND page.kind = 'created'
    LEFT JOIN LATERAL (
        SELECT member_reposts.activity_uuid, member_reposts.user_uuid, reposted.user_uuid AS author_uuid
        FROM member_reposts
        JOIN member_activities AS reposted ON reposted.uuid = member_reposts.activity_uuid
        WHERE member_reposts.uuid = page.subject_uuid
        LIMIT 1
    ) AS repost ON page.kind = 'reposted'
), heard AS (
    SELECT transaction, position, audience, user_uuid, people, kind, mentioned,
        format(E'id: %s-%s\nevent: %s\ndata: %s\n\n', transaction, position, kind, data) AS event
    FROM said
    WHERE data IS NOT NULL AND audience <> 'nobody'
)
SELECT
    (SELECT coalesce(string_agg(event, '' ORDER BY transaction, position), '') FROM heard),
    (
        SELECT coalesce(
            string_agg(
                concat_ws(' ', kind, audience, coalesce(user_uuid::text, nullif(people, '')), mentioned), E'\n' ORDER BY transaction, position), '')
        FROM heard
    ),
    coalesce((array_agg(transaction::text ORDER BY transaction DESC))[1], :transaction::text),
    coalesce((array_agg(position::text ORDER BY transaction DESC, position DESC))[1], :position::text),
    CASE
        WHEN count(*) = :limit::integer THEN 'more'
        WHEN (SELECT transaction FROM events ORDER BY transaction DESC, position DESC LIMIT 1) >= pg_snapshot_xmin(pg_current_snapshot())
            THEN 'soon'
    END,
    milliseconds_until(min(text_ends_at)),
    CASE WHEN bool_or(kind NOT IN ('counts', 'reposted', 'relations', 'notification')) THEN 'texts' END,
    CASE WHEN bool_or(kind = 'counts') THEN 'counts' END
FROM said;
