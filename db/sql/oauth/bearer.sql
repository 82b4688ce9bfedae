-- Of an access token whose grant goes on: its client, whether its user is disabled, and the viewer.
SELECT
    client_grants.client_uuid::text,
    CASE WHEN viewers.disabled THEN 'disabled' END,
    viewers.uuid::text,
    viewers.handle,
    viewers.filtered::text,
    viewers.role,
    viewers.suspended::text
FROM client_grants
JOIN viewers ON viewers.uuid = client_grants.user_uuid
WHERE client_grants.uuid = :uuid::uuid
    AND stage = 'running'
    AND expires_at > statement_timestamp()
    AND viewers.cognito_user_id = :sub;
