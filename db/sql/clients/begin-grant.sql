-- A client asks for a person, who is signed in.
INSERT INTO client_grants (
    uuid, client_uuid, user_uuid, stage, ticket_hmac, redirect_uri, requested_scope, scope, state, nonce, code_challenge,
    expires_at)
VALUES (
    :uuid::uuid, :client_uuid::uuid, :user_uuid::uuid, :stage, decode(:ticket_hmac, 'hex'), :redirect_uri,
    :requested_scope, :scope, :state, :nonce, :code_challenge,
    statement_timestamp() + :seconds::integer * interval '1 second')
RETURNING uuid::text;
