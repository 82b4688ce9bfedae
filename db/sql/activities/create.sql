-- A new crud by the signed-in user, or a reply to a live crud, which it never outlives. The answer is what a read would
-- give. No row when the crud to reply to is not there, or when the idempotency key has made a crud within the hour. NULL
-- when the crud would not end in :hour, for which its text is sealed, or when :uuid was made by a clock that showed
-- :reckoned_at and is ahead of ours by more than 10 ms, or more than a second ago.
-- A deletion of the parent at the same moment waits for the reply and takes it along, or this statement finds no parent.
WITH parent AS (
    SELECT uuid, expires_at FROM live_activities WHERE uuid = :reply_to::uuid FOR KEY SHARE
), asked AS (
    SELECT parent.uuid AS reply_to, least(statement_timestamp() + :lifetime::interval, parent.expires_at) AS expires_at
    FROM (SELECT) AS one
    LEFT JOIN parent ON true
    WHERE :reply_to::uuid IS NULL OR parent.uuid IS NOT NULL
), new AS (
    SELECT reply_to, expires_at
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
    INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
    SELECT coalesce(claimed.activity_uuid, :uuid::uuid, new_uuid()), :user_uuid::uuid, :message, new.reply_to, new.expires_at
    FROM new
    LEFT JOIN claimed ON true
    WHERE :key_hmac::text IS NULL OR claimed.activity_uuid IS NOT NULL
    RETURNING activities AS activity
)
SELECT activity_json(activity, author)
FROM created
JOIN users AS author ON author.uuid = (created.activity).user_uuid
UNION ALL
SELECT NULL
FROM asked
WHERE NOT EXISTS (SELECT FROM new);
