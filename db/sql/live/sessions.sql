-- Those of the sessions (uuids, comma-separated) that have not ended.
SELECT coalesce(string_agg(sessions.uuid::text, ','), '')
FROM sessions
JOIN viewers ON viewers.uuid = sessions.user_uuid
WHERE sessions.uuid = ANY (string_to_array(:uuids::text, ',')::uuid[])
    AND sessions.expires_at > statement_timestamp()
    AND NOT viewers.disabled;
