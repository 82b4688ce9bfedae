-- As V131, for what leaves soon.
DROP INDEX CONCURRENTLY IF EXISTS activities_public_leaving_idx;
CREATE INDEX CONCURRENTLY activities_public_leaving_idx ON activities (expires_at, uuid) INCLUDE (created_at)
    WHERE reply_to_activity_uuid IS NULL AND audience = 'everyone';
