-- Changes a user's name and bio, and gives back the profile.
WITH changed AS (
    UPDATE users
    SET display_name = :display_name, bio = nullif(:bio, '')
    WHERE uuid = :user_uuid::uuid
    RETURNING uuid, handle, display_name, bio, created_at
)
SELECT profile_json(
    changed.uuid, changed.handle, changed.display_name, changed.bio,
    (SELECT count(*) FROM seen_activities AS own WHERE own.viewer_uuid = :user_uuid::uuid AND own.user_uuid = changed.uuid),
    person.followers_count, person.following_count, changed.created_at)
FROM changed
JOIN seen_users AS person ON person.viewer_uuid = :user_uuid::uuid AND person.uuid = changed.uuid;
