-- As V186, but moderators are told of answers too, until one of them has read it, and that new accounts wait for their word.
CREATE OR REPLACE VIEW seen_notifications AS
SELECT told.user_uuid AS viewer_uuid, told.uuid, told.by_user_uuid, told.kind, told.activity_uuid, told.created_at, told.expires_at
FROM notifications AS told
WHERE told.expires_at > statement_timestamp()
    AND CASE told.kind
        WHEN 'liked' THEN EXISTS (
            SELECT FROM likes WHERE likes.activity_uuid = told.activity_uuid AND likes.user_uuid = told.by_user_uuid)
        WHEN 'reposted' THEN EXISTS (
            SELECT FROM reposts WHERE reposts.activity_uuid = told.activity_uuid AND reposts.user_uuid = told.by_user_uuid)
        WHEN 'followed' THEN EXISTS (
            SELECT FROM follows WHERE follows.follower_uuid = told.by_user_uuid AND follows.user_uuid = told.user_uuid)
        WHEN 'reports' THEN EXISTS (SELECT FROM user_roles WHERE user_roles.user_uuid = told.user_uuid) AND EXISTS (
            SELECT
            FROM live_reports
            WHERE live_reports.sent_at IS NOT NULL
                AND (live_reports.decided_at IS NULL OR (live_reports.answer IS NOT NULL AND live_reports.answer_read_at IS NULL))
                AND live_reports.about_uuid IS DISTINCT FROM told.user_uuid
        )
        WHEN 'sign_ups' THEN EXISTS (SELECT FROM user_roles WHERE user_roles.user_uuid = told.user_uuid) AND EXISTS (
            SELECT FROM waiting_accounts WHERE waiting_accounts.word IS NULL AND waiting_accounts.expires_at > statement_timestamp())
        WHEN 'decision' THEN EXISTS (
            SELECT FROM live_reports WHERE live_reports.about_uuid = told.user_uuid AND live_reports.decided_at IS NOT NULL)
        ELSE true
    END
    AND (
        SELECT true
        FROM live_hidden_users AS hidden
        WHERE hidden.viewer_uuid = told.user_uuid AND hidden.user_uuid = told.by_user_uuid
            AND NOT (hidden.reason = 'mute' AND hidden.notifications)
        LIMIT 1
    ) IS NULL
    AND CASE
        WHEN told.kind = 'decision' THEN true
        ELSE (SELECT true FROM member_users WHERE member_users.uuid = told.by_user_uuid LIMIT 1) IS NOT NULL
    END
    AND (
        told.activity_uuid IS NULL
        OR (
            SELECT true
            FROM seen_activities
            WHERE seen_activities.viewer_uuid = told.user_uuid AND seen_activities.uuid = told.activity_uuid
            LIMIT 1
        ) IS NOT NULL
    );
