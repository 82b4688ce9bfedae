-- Deletes a report that the signed-in user has opened and not sent, with its evidence.
WITH withdrawn AS (
    DELETE FROM reports WHERE uuid = :uuid::uuid AND reporter_uuid = :user_uuid::uuid AND sent_at IS NULL RETURNING 1
)
SELECT count(*)::text FROM withdrawn;
