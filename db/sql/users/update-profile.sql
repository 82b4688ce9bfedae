-- Changes a user's name and bio, and gives back the profile.
UPDATE users
SET display_name = :display_name, bio = nullif(:bio, '')
WHERE uuid = :user_uuid::uuid
RETURNING profile_json(users);
