-- As V171, with the reposts, which are counted as likes are. One view alone, as V165 says.
CREATE OR REPLACE VIEW kept_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    (
        SELECT count(*)
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
    ) - CASE
        WHEN (SELECT true FROM suspended_users LIMIT 1) IS NULL THEN 0
        ELSE (
            SELECT count(*)
            FROM activities AS reply
            WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
                AND reply.user_uuid IN (SELECT user_uuid FROM suspended_users)
        )
    END AS replies_count,
    (
        SELECT count(*) FROM (SELECT FROM reposts WHERE reposts.activity_uuid = activities.uuid LIMIT 10001) AS one
    ) AS reposts_count,
    (
        SELECT count(*) FROM (SELECT FROM likes WHERE likes.activity_uuid = activities.uuid LIMIT 10001) AS one
    ) AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at,
    activities.audience
FROM activities
WHERE activities.expires_at > statement_timestamp();
