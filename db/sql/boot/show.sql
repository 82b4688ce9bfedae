-- One live crud, for an operator.
SELECT json
FROM member_activities_json
WHERE uuid = :uuid::uuid;
