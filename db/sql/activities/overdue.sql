-- For how many seconds the oldest expired crud that still has a row has been overdue; 0 when there is none.
SELECT coalesce(extract(epoch FROM statement_timestamp() - min(expires_at)), 0)::text FROM overdue_activities;
