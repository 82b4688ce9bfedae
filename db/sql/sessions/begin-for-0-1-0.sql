-- Shows a new session to servers of 0.1.0, under its id in clear, while there are sessions of theirs. It goes with their tables a release
-- later.
WITH shown AS (
    INSERT INTO spring_session (
        primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
    SELECT
        uuid::text, :id, milliseconds(created_at), milliseconds(used_at), 30 * 24 * 60 * 60, milliseconds(expires_at),
        user_uuid::text
    FROM sessions
    WHERE uuid = :uuid::uuid AND EXISTS (SELECT FROM spring_session)
    RETURNING primary_id, principal_name
)
INSERT INTO spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
SELECT primary_id, 'SPRING_SECURITY_CONTEXT', security_context_of_0_1_0(principal_name::uuid) FROM shown
RETURNING 'shown';
