-- Ends all sessions of a user, and all grants of clients.
WITH ended AS (
    DELETE FROM sessions WHERE user_uuid = :user_uuid::uuid RETURNING 1
), clients_too AS (
    DELETE FROM client_grants WHERE user_uuid = :user_uuid::uuid
)
SELECT count(*)::text FROM ended;
