-- One live crud, to see whether its text opens.
SELECT json
FROM visible_activities_json
WHERE uuid = :uuid::uuid;
