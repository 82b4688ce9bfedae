-- Seconds until a waiting sign-up may ask for another code; no row when it may not any more.
SELECT ceil(extract(epoch FROM sent_at + interval '60 seconds' - statement_timestamp()))::text
FROM codes
WHERE uuid = :uuid::uuid AND purpose = 'sign-up' AND sends_left > 0
    AND sent_at > statement_timestamp() - interval '60 seconds';
