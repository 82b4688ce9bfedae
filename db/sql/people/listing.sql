-- Whether the signed-in user wants to be in lists of people. No row when there is no such user.
SELECT json_build_object('listed', NOT EXISTS (SELECT FROM unlisted_users WHERE unlisted_users.user_uuid = users.uuid))
FROM users
WHERE uuid = :user_uuid::uuid;
