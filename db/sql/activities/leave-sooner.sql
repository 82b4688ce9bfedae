-- Has a live crud of the given user, and everything under it, end at a moment or after a lifetime from now. Answers with the reason why not
-- ('not_yours', 'not_sooner', 'too_soon', 'newcomer'), or with the crud as a read would; that is null when it has gone meanwhile. No row when
-- there is no such crud. Caches may keep copies for five seconds by the old end, and these must not outlive the new one. What an account in
-- its first :hours hours has posted stays for the first 12 hours that it chose.
SELECT refusal, CASE WHEN refusal IS NULL THEN leave_sooner(uuid, ends_at) END
FROM (
    SELECT
        uuid,
        ends_at,
        CASE
            WHEN user_uuid <> :user_uuid::uuid THEN 'not_yours'
            WHEN ends_at > expires_at THEN 'not_sooner'
            WHEN ends_at < expires_at AND ends_at < statement_timestamp() + interval '10 seconds' THEN 'too_soon'
            WHEN ends_at < expires_at AND ends_at < created_at + interval '12 hours' AND (
                SELECT users.created_at > statement_timestamp() - :hours::integer * interval '1 hour'
                FROM users
                WHERE users.uuid = :user_uuid::uuid
            ) THEN 'newcomer'
        END AS refusal
    FROM seen_activities
    CROSS JOIN LATERAL (
        SELECT coalesce(:expires_at::timestamptz, statement_timestamp() + :lifetime::interval) AS ends_at
    ) AS asked
    WHERE viewer_uuid = :user_uuid::uuid AND uuid = :uuid::uuid
) AS judged;
