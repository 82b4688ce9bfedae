-- Whether a session of a user may begin: they are there, not disabled, and the password is still the one that was proven, if one was.
SELECT 'yes'
FROM users
LEFT JOIN accounts ON accounts.sub = users.cognito_user_id
WHERE users.uuid = :user_uuid::uuid
    AND NOT EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = users.uuid)
    AND (:password_hash::text IS NULL OR accounts.password_hash = :password_hash::text);
