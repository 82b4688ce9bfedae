-- Of a sub: whether what it holds is from before its user was deleted, whether its user is disabled, and the viewer, if there is one.
SELECT
    CASE WHEN deleted_subs.sub IS NOT NULL THEN 'void' END,
    CASE WHEN viewers.disabled THEN 'disabled' END,
    viewers.uuid::text,
    viewers.handle,
    viewers.filtered::text,
    viewers.role,
    viewers.suspended::text
FROM (SELECT :sub::text COLLATE "C" AS sub) AS asked
LEFT JOIN viewers ON viewers.cognito_user_id = asked.sub
LEFT JOIN deleted_subs ON deleted_subs.sub = asked.sub
    AND deleted_subs.deleted_at >= to_timestamp(:signed_in_at::double precision);
