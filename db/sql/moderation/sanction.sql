-- Suspends or restricts a person, for days or for good. A suspension or restriction that lasts longer keeps its end. Answers with the end.
SELECT sanction(
    asked.user_uuid, :act::text, :rule::text,
    CASE WHEN lasting.user_uuid IS NOT NULL AND lasting.expires_at IS NULL THEN NULL
        WHEN asked.ends_at IS NOT NULL THEN greatest(asked.ends_at, lasting.expires_at) END,
    :by_handle::text)::text
FROM (SELECT :about_uuid::uuid AS user_uuid, statement_timestamp() + :days::integer * interval '1 day' AS ends_at) AS asked
LEFT JOIN sanctions AS lasting
    ON lasting.user_uuid = asked.user_uuid AND lasting.kind = :act::text
    AND (lasting.expires_at IS NULL OR lasting.expires_at > statement_timestamp());
