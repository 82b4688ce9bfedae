-- Makes a crud by the signed-in user, or a reply to a live crud that the user may see. A reply ends with that crud at the latest, and
-- has no wider audience. The answer is what a read would give. No row when the crud to reply to is not there, or when the idempotency
-- key has made a crud within the hour. NULL when the crud would not end in :hour, for which its text is sealed, or when
-- :uuid was made by a clock that showed :reckoned_at and is ahead of ours by more than 10 ms, or more than a second ago.
-- A deletion of the parent at the same moment waits for the reply and takes it along, or this statement finds no parent.
-- :mentioned are names in lower case with a blank between. The statement keeps the names of people whom the author may see and has
-- not blocked. It locks these people before the parent, as the deletion of an account locks its person before the cruds.
-- The constraint recent_texts_text_hmac_key refuses a text that the author has posted within the hour.
WITH mentioned AS MATERIALIZED (
    SELECT users.uuid, users.handle, lower(users.handle) AS written
    FROM seen_users AS seen
    JOIN users ON users.uuid = seen.uuid
    WHERE seen.viewer_uuid = :user_uuid::uuid AND lower(seen.handle) = ANY (string_to_array(:mentioned::text, ' '))
        AND NOT EXISTS (
            SELECT
            FROM hidden_users AS hidden
            WHERE hidden.viewer_uuid = :user_uuid::uuid AND hidden.user_uuid = seen.uuid AND hidden.reason = 'block'
        )
    FOR KEY SHARE OF users
), parent AS (
    SELECT activities.uuid, activities.expires_at, activities.audience
    FROM seen_activities AS seen
    JOIN activities ON activities.uuid = seen.uuid
    WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :reply_to::uuid
        AND (SELECT count(*) FROM mentioned) IS NOT NULL
    FOR KEY SHARE OF activities
), asked AS (
    SELECT
        parent.uuid AS reply_to,
        least(statement_timestamp() + :lifetime::interval, parent.expires_at) AS expires_at,
        CASE WHEN parent.audience = 'members' THEN 'members' ELSE :audience::text END AS audience
    FROM (SELECT) AS one
    LEFT JOIN parent ON true
    WHERE :reply_to::uuid IS NULL OR parent.uuid IS NOT NULL
), new AS (
    SELECT *
    FROM asked
    WHERE (:hour::integer IS NULL OR hour_of(expires_at) = :hour::integer)
    AND (
        :reckoned_at::timestamptz IS NULL
        OR :reckoned_at::timestamptz BETWEEN statement_timestamp() - interval '1 second'
        AND statement_timestamp() + interval '10 milliseconds'
    )
), claimed AS (
    INSERT INTO idempotency_keys (user_uuid, key_hmac, body_hmac, activity_uuid)
    SELECT :user_uuid::uuid, decode(:key_hmac, 'hex'), decode(:body_hmac, 'hex'), coalesce(:uuid::uuid, new_uuid())
    FROM new
    WHERE :key_hmac::text IS NOT NULL
    ON CONFLICT (user_uuid, key_hmac) DO UPDATE
    SET body_hmac = excluded.body_hmac, activity_uuid = excluded.activity_uuid, created_at = excluded.created_at
    WHERE idempotency_keys.created_at <= statement_timestamp() - interval '1 hour'
    RETURNING activity_uuid
), created AS (
    INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at, audience)
    SELECT
        coalesce(claimed.activity_uuid, :uuid::uuid, new_uuid()), :user_uuid::uuid, :message, new.reply_to, new.expires_at,
        new.audience
    FROM new
    LEFT JOIN claimed ON true
    WHERE :key_hmac::text IS NULL OR claimed.activity_uuid IS NOT NULL
    RETURNING uuid, user_uuid, message, reply_to_activity_uuid, expires_at, created_at, audience
), kept AS (
    INSERT INTO mentions (activity_uuid, user_uuid, written)
    SELECT created.uuid, mentioned.uuid, mentioned.written
    FROM created
    CROSS JOIN mentioned
), forgotten AS (
    DELETE FROM recent_texts
    WHERE text_hmac = decode(:text_hmac, 'hex') AND created_at <= statement_timestamp() - interval '1 hour'
    RETURNING 1
), remembered AS (
    INSERT INTO recent_texts (activity_uuid, text_hmac)
    SELECT created.uuid, decode(:text_hmac, 'hex')
    FROM created
    WHERE :text_hmac::text IS NOT NULL AND (SELECT count(*) FROM forgotten) IS NOT NULL
), marked AS (
    INSERT INTO activity_extras (activity_uuid, mentions, sensitive)
    SELECT created.uuid, EXISTS (SELECT FROM mentioned), :sensitive::boolean
    FROM created
    WHERE :sensitive::boolean OR EXISTS (SELECT FROM mentioned)
)
SELECT activity_json(
    created.uuid, author.display_name, author.handle, created.message, 0, 0, 0, created.reply_to_activity_uuid,
    created.expires_at, created.created_at, created.user_uuid, created.audience,
    array_to_json(ARRAY(
        SELECT mention_json(mentioned.written, mentioned.uuid, mentioned.handle) FROM mentioned ORDER BY mentioned.uuid
    )), :sensitive::boolean)
FROM created
JOIN users AS author ON author.uuid = created.user_uuid
UNION ALL
SELECT NULL
FROM asked
WHERE NOT EXISTS (SELECT FROM new);
