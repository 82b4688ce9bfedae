-- Begins a session of a user who is not disabled, and whose password is still the one that was proved, if one was.
INSERT INTO sessions (token_hash, user_uuid, browser)
SELECT decode(:token_hash, 'hex'), viewers.uuid, :browser::text
FROM viewers
LEFT JOIN accounts ON accounts.sub = viewers.cognito_user_id
WHERE viewers.uuid = :user_uuid::uuid
    AND NOT viewers.disabled
    AND (:password_hash::text IS NULL OR accounts.password_hash = :password_hash::text)
RETURNING uuid::text;
