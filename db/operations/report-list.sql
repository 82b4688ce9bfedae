-- The reports that were sent and have not ended, the oldest first: ids and kinds alone, and what became of them.
SELECT
    uuid AS id,
    kind,
    CASE WHEN activity_uuid IS NULL THEN 'person' ELSE 'crud' END AS of,
    date_trunc('second', sent_at) AS since,
    coalesce(act, 'waits') AS state,
    date_trunc('second', expires_at) AS until
FROM live_reports
WHERE sent_at IS NOT NULL
ORDER BY uuid;
