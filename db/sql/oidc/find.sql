-- The user of a sub, if there is one; whether disabled; whether what the sub holds is from before its user was deleted.
SELECT
    users.uuid::text,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
    CASE WHEN deleted_subs.sub IS NOT NULL THEN 'void' END
FROM (SELECT :sub::text COLLATE "C" AS sub) AS asked
LEFT JOIN users ON users.cognito_user_id = asked.sub
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
LEFT JOIN deleted_subs ON deleted_subs.sub = asked.sub
    AND deleted_subs.deleted_at >= to_timestamp(:signed_in_at::double precision);
