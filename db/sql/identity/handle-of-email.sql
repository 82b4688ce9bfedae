-- Whose account an e-mail address belongs to, for a letter to that address alone.
SELECT users.handle
FROM accounts
JOIN users ON users.cognito_user_id = accounts.sub
WHERE lower(accounts.email) = lower(:email);
