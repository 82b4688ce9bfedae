-- The answer of /api/session: the viewer if signed in, their role, and how they are suspended or restricted, where people sign in, whether codes
-- go out by e-mail, who may join and read, what the server is called, and the database's time.
SELECT json_build_object(
    'viewer', (
        SELECT json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name)
        FROM users
        WHERE uuid = :user_uuid::uuid),
    'role', coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = :user_uuid::uuid), 'member'),
    'sanctions', coalesce((
        SELECT json_agg(json_build_object('kind', kind, 'rule', rule, 'expires_at', iso_utc(expires_at)) ORDER BY kind DESC)
        FROM sanctioned_users
        WHERE sanctioned_users.user_uuid = :user_uuid::uuid), '[]'::json),
    'identity', :identity::text,
    'mails', :mails::boolean,
    'sign_ups', :sign_ups::boolean,
    'sign_up_rule', :sign_up_rule::text,
    'newcomer_until', (
        SELECT iso_utc(created_at + :newcomer_hours::integer * interval '1 hour')
        FROM users
        WHERE uuid = :user_uuid::uuid AND created_at > statement_timestamp() - :newcomer_hours::integer * interval '1 hour'),
    'waits_until', (
        SELECT iso_utc(created_at + interval '24 hours')
        FROM users
        WHERE uuid = :user_uuid::uuid AND :panic::boolean AND created_at > statement_timestamp() - interval '24 hours'),
    'visitors', :visitors::boolean,
    'audience', :audience::text,
    'server_name', :server_name::text,
    'server_line', nullif(:server_line::text, ''),
    'server_time', iso_utc(clock_timestamp()));
