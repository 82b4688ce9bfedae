-- The counts of live cruds, of those whose counts have changed after one place and up to another, and of those among the last
-- :earlier events up to the first place: each once, as events of a stream (text/event-stream) without an id. Then a line for
-- each as in events.sql.
WITH changed AS (
    SELECT subject_uuid, author_uuid, audience, user_uuid
    FROM events
    WHERE kind = 'counts'
        AND (transaction, position) > (:transaction::text::xid8, :position::text::bigint)
        AND (transaction, position) <= (:until_transaction::text::xid8, :until_position::text::bigint)
    UNION ALL
    SELECT subject_uuid, author_uuid, audience, user_uuid
    FROM (
        SELECT kind, subject_uuid, author_uuid, audience, user_uuid
        FROM events
        WHERE (transaction, position) <= (:transaction::text::xid8, :position::text::bigint)
        ORDER BY transaction DESC, position DESC
        LIMIT :earlier::integer
    ) AS before
    WHERE kind = 'counts'
), heard AS (
    SELECT
        changed.audience,
        coalesce(changed.user_uuid, changed.author_uuid) AS person,
        format(E'event: counts\ndata: %s\n\n', json_build_object(
            'uuid', activity.uuid,
            'replies_count', activity.replies_count,
            'reposts_count', activity.reposts_count,
            'likes_count', activity.likes_count)) AS event,
        row_number() OVER () AS place
    FROM (SELECT DISTINCT subject_uuid, author_uuid, audience, user_uuid FROM changed WHERE audience <> 'nobody') AS changed
    -- One by one, by LIMIT: for many the whole table would be read.
    CROSS JOIN LATERAL (
        SELECT uuid, replies_count, reposts_count, likes_count
        FROM member_activities
        WHERE member_activities.uuid = changed.subject_uuid
        LIMIT 1
    ) AS activity
)
SELECT
    coalesce(string_agg(event, '' ORDER BY place), ''),
    coalesce(string_agg(concat_ws(' ', 'counts', audience, person), E'\n' ORDER BY place), '')
FROM heard;
