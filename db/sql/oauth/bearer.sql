-- The person of an access token whose grant goes on; whether disabled; and its client.
SELECT
    users.uuid::text,
    CASE WHEN disabled_users.user_uuid IS NOT NULL THEN 'disabled' END,
    client_grants.client_uuid::text
FROM client_grants
JOIN users ON users.uuid = client_grants.user_uuid
LEFT JOIN disabled_users ON disabled_users.user_uuid = users.uuid
WHERE client_grants.uuid = :uuid::uuid
    AND stage = 'running'
    AND expires_at > statement_timestamp()
    AND users.cognito_user_id = :sub;
