-- One live crud, for an operator.
SELECT json
FROM live_activities_json
WHERE uuid = :uuid::uuid;
