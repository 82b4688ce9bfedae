-- Keeps a person's consent to a client.
INSERT INTO client_consents (user_uuid, client_uuid, scope)
VALUES (:user_uuid::uuid, :client_uuid::uuid, :scope)
ON CONFLICT (user_uuid, client_uuid) DO UPDATE SET scope = excluded.scope
RETURNING scope;
