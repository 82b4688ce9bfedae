-- Begins a session of a user who is not disabled, and whose password is still the one that was proved, if one was. The proof is 'issuer',
-- 'password', 'code' (of the second factor, after the password) or 'session' (the user was signed in). A password alone does not do where
-- there is a second factor.
INSERT INTO sessions (token_hash, user_uuid, browser, factor_at)
SELECT
    decode(:token_hash, 'hex'), viewers.uuid, :browser::text, CASE WHEN :proof::text = 'code' THEN statement_timestamp() END
FROM viewers
LEFT JOIN accounts ON accounts.sub = viewers.cognito_user_id
WHERE viewers.uuid = :user_uuid::uuid
    AND NOT viewers.disabled
    AND (:password_hash::text IS NULL OR accounts.password_hash = :password_hash::text)
    AND (
        :proof::text <> 'password'
        OR (SELECT true FROM second_factors WHERE second_factors.user_uuid = viewers.uuid) IS NULL)
RETURNING uuid::text;
