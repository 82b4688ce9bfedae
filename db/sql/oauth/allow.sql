-- Keeps a person's consent to a client. No row where the account is gone meanwhile.
INSERT INTO client_consents (user_uuid, client_uuid, scope)
SELECT users.uuid, :client_uuid::uuid, :scope FROM users WHERE users.uuid = :user_uuid::uuid FOR KEY SHARE
ON CONFLICT (user_uuid, client_uuid) DO UPDATE SET scope = excluded.scope
RETURNING scope;
