-- Home and Leaving soon for strangers, on a server where most cruds are for members. An index that was left half made is made anew.
DROP INDEX CONCURRENTLY IF EXISTS activities_public_home_idx;
CREATE INDEX CONCURRENTLY activities_public_home_idx ON activities (uuid DESC)
    WHERE reply_to_activity_uuid IS NULL AND audience = 'everyone';
