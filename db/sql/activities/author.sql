-- How long the author of a crud is here, and whether they have said the same lately: whether their account is in its first :hours hours;
-- the seconds until it is a day old, empty where it is; and whether a crud of theirs of the last hour has the text with this HMAC.
SELECT
    (users.created_at > statement_timestamp() - :hours::integer * interval '1 hour')::text,
    CASE
        WHEN users.created_at > statement_timestamp() - interval '24 hours'
            THEN ceil(extract(epoch FROM users.created_at + interval '24 hours' - statement_timestamp()))::text
    END,
    ((
        SELECT true
        FROM recent_texts
        WHERE text_hmac = decode(:text_hmac, 'hex') AND recent_texts.created_at > statement_timestamp() - interval '1 hour'
        LIMIT 1
    ) IS NOT NULL)::text
FROM users
WHERE users.uuid = :user_uuid::uuid;
