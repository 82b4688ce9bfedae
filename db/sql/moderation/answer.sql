-- Keeps the one answer of the signed-in user to a decision, for 14 days where the report is held that long. Every moderator in good standing
-- whom it is not about is told. The moderators' rows are locked before the report, as the deletion of an account does.
WITH moderators AS MATERIALIZED (
    SELECT person.uuid
    FROM (SELECT user_uuid FROM user_roles ORDER BY user_uuid) AS role
    -- One by one, by LIMIT: for a number of moderators that is not known all users would be read.
    CROSS JOIN LATERAL (
        SELECT users.uuid FROM users WHERE users.uuid = role.user_uuid LIMIT 1 FOR KEY SHARE
    ) AS person
    WHERE (SELECT true FROM suspended_users WHERE suspended_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
        AND (SELECT true FROM disabled_users WHERE disabled_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
), answered AS (
    UPDATE reports
    SET answer = :answer, expires_at = least(statement_timestamp() + interval '14 days', held_until)
    WHERE (SELECT count(*) FROM moderators) IS NOT NULL
        AND uuid = :uuid::uuid AND about_uuid = :user_uuid::uuid AND decided_at IS NOT NULL AND answer IS NULL
        AND expires_at > statement_timestamp()
    RETURNING about_uuid
), told AS (
    INSERT INTO notifications (user_uuid, by_user_uuid, kind)
    SELECT moderators.uuid, moderators.uuid, 'reports'
    FROM answered
    JOIN moderators ON moderators.uuid <> answered.about_uuid
    ORDER BY moderators.uuid
    ON CONFLICT ON CONSTRAINT notifications_once DO UPDATE
    SET uuid = new_uuid(), created_at = excluded.created_at, expires_at = excluded.expires_at
    RETURNING user_uuid
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT 'notification', user_uuid, 'person', user_uuid FROM told
)
SELECT count(*)::text FROM answered;
