-- Gives the account of a handle another password and ends its sessions; what a code asked for earlier could set is void.
WITH account AS (
    SELECT users.uuid, users.cognito_user_id AS sub FROM users WHERE lower(users.handle) = lower(:handle)
), changed AS (
    UPDATE accounts SET password_hash = :password_hash FROM account WHERE accounts.sub = account.sub
    RETURNING account.uuid, account.sub
), void AS (
    DELETE FROM password_resets USING changed WHERE password_resets.sub = changed.sub
), ended AS (
    DELETE FROM spring_session USING changed WHERE principal_name = changed.uuid::text RETURNING 1
), clients_too AS (
    DELETE FROM client_grants USING changed WHERE client_grants.user_uuid = changed.uuid
)
SELECT (SELECT count(*) FROM ended)::text FROM changed;
