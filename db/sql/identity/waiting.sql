-- The accounts that wait for a word, the longest first: for moderators. Of the address its domain alone.
SELECT coalesce(json_agg(json_build_object(
    'handle', handle, 'display_name', display_name, 'email_domain', substring(email FROM '[^@]*$'), 'reason', reason,
    'created_at', iso_utc(created_at), 'expires_at', iso_utc(expires_at)) ORDER BY uuid), '[]'::json)
FROM (
    SELECT uuid, handle, display_name, email, reason, created_at, expires_at
    FROM waiting_accounts
    WHERE word IS NULL AND expires_at > statement_timestamp()
    ORDER BY uuid
    LIMIT 100
) AS waiting;
