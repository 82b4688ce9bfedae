-- The viewer of an access token whose grant goes on; whether disabled; and its client.
SELECT
    viewers.uuid::text,
    viewers.handle,
    viewers.filtered::text,
    CASE WHEN viewers.disabled THEN 'disabled' END,
    client_grants.client_uuid::text
FROM client_grants
JOIN viewers ON viewers.uuid = client_grants.user_uuid
WHERE client_grants.uuid = :uuid::uuid
    AND stage = 'running'
    AND expires_at > statement_timestamp()
    AND viewers.cognito_user_id = :sub;
