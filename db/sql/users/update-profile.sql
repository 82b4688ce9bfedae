-- Changes a user's name and bio, and gives back the profile.
UPDATE users
SET display_name = :display_name, bio = nullif(:bio, '')
WHERE uuid = :user_uuid::uuid
RETURNING profile_json(
    uuid, handle, display_name, bio, (SELECT count(*) FROM seen_activities AS own WHERE own.viewer_uuid = :user_uuid::uuid AND own.user_uuid = users.uuid),
    created_at);
