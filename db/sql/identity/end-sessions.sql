-- Signs a user out everywhere, out of clients too.
WITH ended AS (
    DELETE FROM spring_session WHERE principal_name = :user_uuid::text RETURNING 1
), clients_too AS (
    DELETE FROM client_grants WHERE user_uuid = :user_uuid::uuid
)
SELECT count(*)::text FROM ended;
