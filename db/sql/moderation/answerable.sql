-- The hour in which a decision about the signed-in user ends at the latest, and 'answered' where it is. No row when there is none.
SELECT hour_of(held_until)::text, CASE WHEN answer IS NOT NULL THEN 'answered' END
FROM live_reports
WHERE uuid = :uuid::uuid AND about_uuid = :user_uuid::uuid AND decided_at IS NOT NULL;
