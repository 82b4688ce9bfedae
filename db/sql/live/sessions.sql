-- Which of these sessions (ids, comma-separated) are there still.
SELECT coalesce(string_agg(session_id::text, ','), '')
FROM spring_session
WHERE session_id = ANY (string_to_array(:ids::text, ',')::bpchar[])
    AND expiry_time > extract(epoch FROM statement_timestamp()) * 1000;
