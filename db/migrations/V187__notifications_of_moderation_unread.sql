-- The few that moderation tells, for the number of the unread.
DROP INDEX CONCURRENTLY IF EXISTS notifications_moderation_idx;
CREATE INDEX CONCURRENTLY notifications_moderation_idx ON notifications (user_uuid, uuid DESC) WHERE kind IN ('reports', 'sign_ups', 'decision');
