-- Begins a password reset for an e-mail address, whether it has an account or not. Then the account's own address and handle.
-- Earlier releases kept the domain in its own letters, as :email_shown has it, or as it was typed.
WITH code AS (
    INSERT INTO codes (uuid, purpose, code_hmac, address_hmac)
    VALUES (:uuid::uuid, 'reset', decode(:code_hmac, 'hex'), decode(:address_hmac, 'hex'))
    RETURNING uuid, expires_at
), account AS (
    SELECT accounts.sub, accounts.email, users.handle
    FROM accounts
    JOIN users ON users.cognito_user_id = accounts.sub
    WHERE lower(accounts.email) IN (
        lower(:email COLLATE "C"), lower(:email_shown COLLATE "C"), lower(:email_typed COLLATE "C"))
    ORDER BY lower(accounts.email) = lower(:email COLLATE "C") DESC
    LIMIT 1
    -- What changes the password or the address meanwhile makes this reset void, or is seen by it.
    FOR SHARE OF accounts
), kept AS (
    INSERT INTO password_resets (uuid, sub)
    SELECT code.uuid, account.sub FROM code LEFT JOIN account ON true
)
SELECT
    json_build_object('reset', code.uuid, 'code_expires_at', iso_utc(code.expires_at)),
    account.email, account.handle
FROM code
LEFT JOIN account ON true;
