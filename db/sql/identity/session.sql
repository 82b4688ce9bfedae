-- The answer of /api/session: the viewer if signed in, where people sign in, whether codes go out by e-mail,
-- who may join and read, and the database's time.
SELECT json_build_object(
    'viewer', (
        SELECT json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name)
        FROM users
        WHERE uuid = :user_uuid::uuid),
    'identity', :identity::text,
    'mails', :mails::boolean,
    'sign_ups', :sign_ups::boolean,
    'visitors', :visitors::boolean,
    'audience', :audience::text,
    'server_time', iso_utc(clock_timestamp()));
