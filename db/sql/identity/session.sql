-- The answer of /api/session: the viewer if signed in, where people sign in, whether codes go out by e-mail, and the database's time.
SELECT json_build_object(
    'viewer', (
        SELECT json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name)
        FROM users
        WHERE uuid = :user_uuid::uuid),
    'identity', :identity::text,
    'mails', :mails::boolean,
    'server_time', iso_utc(clock_timestamp()));
