-- Signs a user out everywhere.
WITH ended AS (
    DELETE FROM spring_session WHERE principal_name = :user_uuid::text RETURNING 1
)
SELECT count(*)::text FROM ended;
