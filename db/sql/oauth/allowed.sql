-- The clients that a person has allowed, the newest first.
SELECT coalesce(
    json_agg(
        json_build_object('uuid', clients.uuid, 'name', name, 'allowed_at', iso_utc(client_consents.created_at))
        ORDER BY client_consents.created_at DESC),
    '[]')
FROM client_consents
JOIN clients ON clients.uuid = client_consents.client_uuid
WHERE user_uuid = :user_uuid::uuid;
