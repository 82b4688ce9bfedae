-- Leaving soon: what begins a thread, least life first. When it was posted says, without a look at the row, whether half its
-- life is spent. An index that was left half made is made anew.
DROP INDEX CONCURRENTLY IF EXISTS activities_leaving_idx;
CREATE INDEX CONCURRENTLY activities_leaving_idx ON activities (expires_at, uuid) INCLUDE (created_at)
    WHERE reply_to_activity_uuid IS NULL;
