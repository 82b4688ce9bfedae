-- Revokes a person's consent to a client, and ends the client's grants.
WITH ended AS (
    DELETE FROM client_grants WHERE user_uuid = :user_uuid::uuid AND client_uuid = :client_uuid::uuid
)
DELETE FROM client_consents WHERE user_uuid = :user_uuid::uuid AND client_uuid = :client_uuid::uuid
RETURNING client_uuid::text;
