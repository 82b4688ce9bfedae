-- Whether a change of address is the signed-in user's.
SELECT 'theirs'
FROM email_changes
JOIN users ON users.cognito_user_id = email_changes.sub
WHERE email_changes.uuid = :uuid::uuid AND users.uuid = :user_uuid::uuid;
