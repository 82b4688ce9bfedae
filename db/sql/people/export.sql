-- Whether the signed-in user is in lists of people.
SELECT json_build_object('listed', listed) FROM seen_users WHERE viewer_uuid = :user_uuid::uuid AND uuid = :user_uuid::uuid;
