-- The reason why a code can no longer be tried.
SELECT CASE WHEN expires_at <= statement_timestamp() THEN 'expired' WHEN tries_left <= 0 THEN 'spent' ELSE 'waiting' END
FROM codes
WHERE uuid = :uuid::uuid AND purpose = :purpose;
