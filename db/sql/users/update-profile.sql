-- Changes a user's name, bio, banner and link, and gives back the profile. An empty text clears; a banner or a link that is null stays.
WITH changed AS (
    UPDATE users
    SET display_name = :display_name, bio = nullif(:bio, '')
    WHERE uuid = :user_uuid::uuid
    RETURNING uuid, handle, display_name, bio, created_at
), wanted AS (
    SELECT
        changed.*, person.followers_count, person.following_count,
        nullif(coalesce(:banner::text, extras.banner), '') AS banner,
        nullif(coalesce(:link::text, extras.link), '') AS link
    FROM changed
    JOIN seen_users AS person ON person.viewer_uuid = :user_uuid::uuid AND person.uuid = changed.uuid
    LEFT JOIN profile_extras AS extras ON extras.user_uuid = changed.uuid
), cleared AS (
    DELETE FROM profile_extras
    USING wanted
    WHERE profile_extras.user_uuid = wanted.uuid AND wanted.banner IS NULL AND wanted.link IS NULL
), kept AS (
    INSERT INTO profile_extras (user_uuid, banner, link)
    SELECT uuid, banner, link
    FROM wanted
    WHERE banner IS NOT NULL OR link IS NOT NULL
    ON CONFLICT (user_uuid) DO UPDATE SET banner = excluded.banner, link = excluded.link
)
SELECT profile_json(
    wanted.uuid, wanted.handle, wanted.display_name, wanted.bio,
    (SELECT count(*) FROM seen_activities AS own WHERE own.viewer_uuid = :user_uuid::uuid AND own.user_uuid = wanted.uuid),
    wanted.followers_count, wanted.following_count, wanted.created_at, wanted.banner, wanted.link)
FROM wanted;
