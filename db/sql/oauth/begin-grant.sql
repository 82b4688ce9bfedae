-- Begins a grant: a client asks for a person, who is signed in. No row when their session has ended.
INSERT INTO client_grants (
    uuid, client_uuid, user_uuid, stage, ticket_hmac, redirect_uri, requested_scope, scope, state, nonce, code_challenge,
    signed_in_at, expires_at)
SELECT
    :uuid::uuid, :client_uuid::uuid, :user_uuid::uuid, :stage, decode(:ticket_hmac, 'hex'), :redirect_uri,
    :requested_scope, :scope, :state, :nonce, :code_challenge,
    to_timestamp(:signed_in_at::double precision),
    statement_timestamp() + :seconds::integer * interval '1 second'
WHERE (SELECT true FROM sessions WHERE uuid = :session_uuid::uuid AND user_uuid = :user_uuid::uuid) IS NOT NULL
RETURNING uuid::text;
