-- Replies: counted over those that live, never stored, so that expiry writes nothing and the number is always true.

-- A thread in its order, and the count without a look at the rows themselves.
CREATE INDEX activities_replies_idx ON activities (reply_to_activity_uuid, uuid) INCLUDE (expires_at)
    WHERE reply_to_activity_uuid IS NOT NULL;
DROP INDEX activities_reply_to_activity_uuid_idx;

-- The home page shows what begins a thread, however many replies came after it.
CREATE INDEX activities_home_idx ON activities (uuid DESC) WHERE reply_to_activity_uuid IS NULL;

CREATE OR REPLACE VIEW live_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    (
        SELECT count(*)
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ) AS replies_count,
    0::bigint AS reposts_count,
    0::bigint AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at
FROM activities
WHERE activities.expires_at > statement_timestamp();
