-- The people who are suspended or restricted, the latest first: for moderators.
SELECT coalesce(json_agg(json_build_object(
    'handle', person.handle, 'display_name', person.display_name,
    'role', coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = latest.user_uuid), 'member'),
    'kind', latest.kind, 'rule', latest.rule, 'created_at', iso_utc(latest.created_at), 'expires_at', iso_utc(latest.expires_at))
    ORDER BY latest.created_at DESC, person.handle), '[]'::json)
FROM (
    SELECT user_uuid, kind, rule, created_at, expires_at
    FROM sanctions
    WHERE expires_at IS NULL OR expires_at > statement_timestamp()
    ORDER BY created_at DESC
    LIMIT 100
) AS latest
CROSS JOIN LATERAL (
    SELECT users.handle, users.display_name FROM users WHERE users.uuid = latest.user_uuid LIMIT 1
) AS person;
