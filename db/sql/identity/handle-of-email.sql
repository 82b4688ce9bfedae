-- The owner of an e-mail address, for a letter to that address alone. Earlier releases kept the domain in its own
-- letters, as :email_shown has it.
SELECT users.handle
FROM accounts
JOIN users ON users.cognito_user_id = accounts.sub
WHERE lower(accounts.email) IN (lower(:email COLLATE "C"), lower(:email_shown COLLATE "C"))
ORDER BY lower(accounts.email) = lower(:email COLLATE "C") DESC
LIMIT 1;
