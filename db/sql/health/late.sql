-- Whether an expired crud has kept its row for longer than is promised.
SELECT CASE
    WHEN (SELECT min(expires_at) FROM overdue_activities) < statement_timestamp() - interval '60 seconds' THEN 'late'
    ELSE 'in time'
END;
