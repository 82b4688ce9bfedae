-- The mail domains and networks from which nobody signs up.
SELECT value AS blocked, date_trunc('second', created_at) AS since FROM sign_up_blocks ORDER BY network NULLS FIRST, value;
