-- The hour in which a report ends at the latest that the signed-in user has opened and not sent. No row when there is none.
SELECT hour_of(held_until)::text
FROM live_reports
WHERE uuid = :uuid::uuid AND reporter_uuid = :user_uuid::uuid AND sent_at IS NULL;
