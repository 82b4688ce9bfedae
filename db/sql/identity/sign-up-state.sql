-- Why a sign-up can no longer be confirmed.
SELECT CASE WHEN expires_at <= statement_timestamp() THEN 'expired' WHEN tries_left <= 0 THEN 'spent' ELSE 'waiting' END
FROM sign_ups
WHERE uuid = :uuid::uuid;
