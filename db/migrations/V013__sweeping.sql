-- The order in which the sweeper deletes: what expires first, and of what expires together the newest first. A reply
-- expires no later than what it answers and is newer, so that it goes before it and a cascade finds nothing left.
CREATE INDEX activities_sweep_idx ON activities (expires_at, uuid DESC);
DROP INDEX activities_expires_at_idx;

-- What has expired and still has a row: for metrics and readiness, without the text.
CREATE VIEW overdue_activities AS
SELECT activities.uuid, activities.expires_at
FROM activities
WHERE activities.expires_at <= statement_timestamp();

-- Every row of this table dies young: its space is wanted back after a thousand deletions and a hundredth of the
-- table, whatever the size, and at once rather than by a throttled vacuum.
ALTER TABLE activities SET (
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);

-- Most cruds have few replies. Left to what it samples, the planner may take one lively thread for the rule, and read
-- the whole table to count the replies to each crud of a page.
ALTER TABLE activities ALTER COLUMN reply_to_activity_uuid SET (n_distinct = -0.2);
