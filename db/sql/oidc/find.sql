-- The viewer of a sub, if there is one; whether disabled; whether what the sub holds is from before its user was deleted.
SELECT
    viewers.uuid::text,
    viewers.handle,
    viewers.filtered::text,
    CASE WHEN viewers.disabled THEN 'disabled' END,
    CASE WHEN deleted_subs.sub IS NOT NULL THEN 'void' END
FROM (SELECT :sub::text COLLATE "C" AS sub) AS asked
LEFT JOIN viewers ON viewers.cognito_user_id = asked.sub
LEFT JOIN deleted_subs ON deleted_subs.sub = asked.sub
    AND deleted_subs.deleted_at >= to_timestamp(:signed_in_at::double precision);
