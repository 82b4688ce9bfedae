-- The seconds by which the oldest expired row is overdue; 0 when there is none.
SELECT coalesce(extract(epoch FROM statement_timestamp() - min(expires_at)), 0)::text FROM overdue_activities;
