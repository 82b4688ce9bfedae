-- The user of a handle, if they have a password, locked against beginning sessions until this transaction ends.
SELECT users.uuid::text
FROM users
JOIN accounts ON accounts.sub = users.cognito_user_id
WHERE lower(users.handle) = lower(:handle COLLATE "C")
FOR NO KEY UPDATE OF users;
