-- Whether an expired crud has kept its row for longer than is promised.
SELECT CASE WHEN EXISTS (
    SELECT FROM overdue_activities WHERE expires_at < statement_timestamp() - interval '60 seconds'
) THEN 'late' ELSE 'in time' END;
