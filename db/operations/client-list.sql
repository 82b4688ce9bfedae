-- The clients, the newest first.
SELECT
    uuid AS id,
    name,
    redirect_uri AS redirect,
    CASE WHEN secret_sha256 IS NOT NULL THEN 'confidential' ELSE 'public' END AS kind,
    (SELECT count(*) FROM client_consents WHERE client_uuid = clients.uuid) AS people,
    date_trunc('second', created_at) AS since
FROM clients
ORDER BY created_at DESC, uuid;
