-- As V177, with replies counted as likes and reposts are: exact to 10,000, and 10,001 stands for more, so that no count costs more than that.
-- Whether anybody is suspended decides once which of the two counts is taken. One view alone, as V165 says.
CREATE OR REPLACE VIEW kept_activities AS
SELECT
    activities.uuid,
    activities.user_uuid,
    activities.message,
    CASE
        WHEN (SELECT true FROM suspended_users LIMIT 1) IS NULL THEN (
            SELECT count(*)
            FROM (
                SELECT
                FROM activities AS reply
                WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
                LIMIT 10001
            ) AS one
        )
        ELSE (
            SELECT count(*)
            FROM (
                SELECT
                FROM activities AS reply
                WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
                    AND reply.user_uuid NOT IN (SELECT user_uuid FROM suspended_users)
                LIMIT 10001
            ) AS one
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
