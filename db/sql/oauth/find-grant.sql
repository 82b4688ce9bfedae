-- The grant of a ticket, of a person who is not disabled.
SELECT
    client_grants.uuid::text,
    client_uuid::text,
    user_uuid::text,
    users.cognito_user_id,
    stage,
    redirect_uri,
    requested_scope,
    scope,
    state,
    nonce,
    code_challenge,
    extract(epoch FROM client_grants.created_at)::bigint::text,
    ceil(extract(epoch FROM expires_at))::bigint::text,
    extract(epoch FROM signed_in_at)::bigint::text
FROM client_grants
JOIN users ON users.uuid = client_grants.user_uuid
WHERE ticket_hmac = decode(:shown_hmac, 'hex')
    AND expires_at > statement_timestamp()
    AND NOT EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = users.uuid);
