-- The seconds by which the oldest report that has ended is overdue; 0 when there is none.
SELECT coalesce(extract(epoch FROM statement_timestamp() - min(expires_at)), 0)::text
FROM reports
WHERE expires_at <= statement_timestamp();
