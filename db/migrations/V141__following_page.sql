-- Each author's cruds but for replies, for the list Following. An index that was left half made is made anew.
DROP INDEX CONCURRENTLY IF EXISTS activities_authors_home_idx;
CREATE INDEX CONCURRENTLY activities_authors_home_idx ON activities (user_uuid, uuid DESC) INCLUDE (expires_at)
    WHERE reply_to_activity_uuid IS NULL;
