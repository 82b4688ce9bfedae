-- Has the number beside the signed-in user's bell count these kinds.
WITH kept AS (
    INSERT INTO notification_settings (user_uuid, replied, mentioned, liked, reposted, followed)
    SELECT uuid, :replied::boolean, :mentioned::boolean, :liked::boolean, :reposted::boolean, :followed::boolean
    FROM users
    WHERE uuid = :user_uuid::uuid
    ON CONFLICT (user_uuid) DO UPDATE
    SET replied = excluded.replied, mentioned = excluded.mentioned, liked = excluded.liked, reposted = excluded.reposted,
        followed = excluded.followed
    RETURNING 1
)
SELECT count(*)::text FROM kept;
