-- The reports of one matter, while it waits for a moderator or has an answer.
DROP INDEX CONCURRENTLY IF EXISTS reports_matter_idx;
CREATE INDEX CONCURRENTLY reports_matter_idx ON reports (about_handle, activity_uuid)
    WHERE sent_at IS NOT NULL AND (decided_at IS NULL OR answer IS NOT NULL);
