-- Which of these sessions (uuids, comma-separated) go on.
SELECT coalesce(string_agg(uuid::text, ','), '')
FROM sessions
WHERE uuid = ANY (string_to_array(:uuids::text, ',')::uuid[]) AND expires_at > statement_timestamp();
