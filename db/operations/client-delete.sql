-- Deletes a client with all that hangs on it; psql's variable id.
WITH gone AS (
    DELETE FROM clients WHERE uuid::text = lower(:'id' COLLATE "C") RETURNING uuid, name
)
SELECT name || ' is deleted; people who allowed it: '
    || (SELECT count(*) FROM client_consents WHERE client_uuid = gone.uuid) || '.'
FROM gone;
