-- Has the browser of a session be told of these kinds. No row when the session has ended. Where likes or reposts are turned on, those of
-- before, of which it was told nothing, keep none from ringing.
INSERT INTO push_subscriptions (
    user_uuid, session_uuid, endpoint, p256dh, auth, replied, mentioned, liked, reposted, followed)
SELECT
    user_uuid, uuid, :endpoint, decode(:browser_key, 'hex'), decode(:auth, 'hex'), :replied::boolean, :mentioned::boolean, :liked::boolean,
    :reposted::boolean, :followed::boolean
FROM sessions
WHERE uuid = :session_uuid::uuid AND user_uuid = :user_uuid::uuid
FOR KEY SHARE
ON CONFLICT (session_uuid) DO UPDATE
SET endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, replied = excluded.replied,
    mentioned = excluded.mentioned, liked = excluded.liked, reposted = excluded.reposted, followed = excluded.followed,
    known = push_subscriptions.known AND push_subscriptions.endpoint = excluded.endpoint, refusals = 0, refused_since = NULL,
    rings_since = CASE
        WHEN (excluded.liked AND NOT push_subscriptions.liked) OR (excluded.reposted AND NOT push_subscriptions.reposted)
            THEN statement_timestamp()
        ELSE push_subscriptions.rings_since
    END
RETURNING 'subscribed';
