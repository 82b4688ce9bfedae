-- The client that asks a person, by the HMAC of the question's state.
SELECT json_build_object('uuid', clients.uuid, 'name', name, 'scope', requested_scope, 'redirect_uri', client_grants.redirect_uri)
FROM client_grants
JOIN clients ON clients.uuid = client_grants.client_uuid
WHERE ticket_hmac = decode(:ticket_hmac, 'hex')
    AND stage = 'asked'
    AND user_uuid = :user_uuid::uuid
    AND expires_at > statement_timestamp();
