-- Of a living crud, for its receipt: now and its end in seconds since 1970, and its text as it stands in its row, where it is sealed.
SELECT
    floor(extract(epoch FROM statement_timestamp()))::bigint::text,
    ceil(extract(epoch FROM expires_at))::bigint::text,
    CASE WHEN starts_with(message, chr(1)) THEN message END
FROM seen_activities
WHERE viewer_uuid = :user_uuid::uuid AND uuid = :uuid::uuid;
