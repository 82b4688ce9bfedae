-- Takes the change of an e-mail address away with its code and carries it out, for the account that asked for it.
-- Codes that were sent to the old address are void. Gives that address.
WITH spent AS (
    DELETE FROM codes
    WHERE uuid = :uuid::uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING uuid
), wanted AS (
    SELECT accounts.sub, accounts.email AS old_email, email_changes.email
    FROM email_changes
    JOIN spent USING (uuid)
    JOIN accounts USING (sub)
    JOIN users ON users.cognito_user_id = accounts.sub
    WHERE users.uuid = :user_uuid::uuid
), account AS (
    UPDATE accounts SET email = wanted.email FROM wanted WHERE accounts.sub = wanted.sub
), person AS (
    UPDATE users SET email = wanted.email FROM wanted WHERE users.cognito_user_id = wanted.sub
), void AS (
    DELETE FROM password_resets USING wanted WHERE password_resets.sub = wanted.sub
)
SELECT old_email FROM wanted;
