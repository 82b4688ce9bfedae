-- Takes the change of an e-mail address away with its code and carries it out, for the account that asked for it; the code
-- of another's change stays as it is. Gives the old address and the new one. Where an earlier release kept the new one in letters beyond
-- ASCII, it sent the code elsewhere: that code is void.
WITH wanted AS (
    SELECT email_changes.uuid, accounts.sub, accounts.email AS old_email, email_changes.email
    FROM email_changes
    JOIN accounts USING (sub)
    JOIN users ON users.cognito_user_id = accounts.sub
    WHERE email_changes.uuid = :uuid::uuid AND users.uuid = :user_uuid::uuid
        AND email_changes.email !~ '[^!-~]'
), spent AS (
    DELETE FROM codes
    USING wanted
    WHERE codes.uuid = wanted.uuid AND code_hmac = decode(:code_hmac, 'hex') AND expires_at > statement_timestamp()
    RETURNING codes.uuid
), account AS (
    UPDATE accounts SET email = wanted.email FROM wanted JOIN spent USING (uuid) WHERE accounts.sub = wanted.sub
), person AS (
    UPDATE users SET email = wanted.email FROM wanted JOIN spent USING (uuid) WHERE users.cognito_user_id = wanted.sub
)
SELECT old_email, email FROM wanted JOIN spent USING (uuid);
