INSERT INTO clients (name, redirect_uri) VALUES ('C', 'https://program.example/');
INSERT INTO client_consents (user_uuid, client_uuid, scope)
SELECT users.uuid, clients.uuid, 'openid' FROM users, clients;
INSERT INTO client_grants (uuid, client_uuid, user_uuid, stage, ticket_hmac, redirect_uri,
    requested_scope, scope, code_challenge, expires_at)
SELECT new_uuid(), client_uuid, user_uuid, 'running', user_uuid::text::bytea, '', scope, scope, '',
    statement_timestamp() + interval '1 hour'
FROM client_consents;
