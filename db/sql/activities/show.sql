-- One live crud, and how long it lives yet.
SELECT json, milliseconds_until(expires_at)
FROM visible_activities_json
WHERE uuid = :uuid::uuid;
