-- Gives an account another password; what a code asked for earlier could set is void.
WITH account AS (
    UPDATE accounts SET password_hash = :password_hash
    FROM users
    WHERE users.cognito_user_id = accounts.sub AND users.uuid = :user_uuid::uuid
    RETURNING accounts.sub, accounts.email
), void AS (
    DELETE FROM password_resets USING account WHERE password_resets.sub = account.sub
)
SELECT email FROM account;
