-- Deletes a crud with all under it, if it is still there.
WITH deleted AS (
    DELETE FROM activities WHERE uuid = :activity_uuid::uuid RETURNING 1
)
SELECT count(*)::text FROM deleted;
