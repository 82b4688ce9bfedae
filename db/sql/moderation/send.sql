-- Sends a report that the signed-in user has opened. Every moderator whom it is not about is told; the answer has the handles and
-- addresses of those who get a mail: nobody, where within the last hour mail went out for another report that still waits and is not about
-- them. No row when there is no such report. The moderators' rows are locked before the report, as the deletion of an account does.
WITH moderators AS MATERIALIZED (
    SELECT person.uuid, person.handle, person.email
    FROM (SELECT user_uuid FROM user_roles ORDER BY user_uuid) AS role
    -- One by one, by LIMIT: for a number of moderators that is not known all users would be read.
    CROSS JOIN LATERAL (
        SELECT users.uuid, users.handle, users.email FROM users WHERE users.uuid = role.user_uuid LIMIT 1 FOR KEY SHARE
    ) AS person
    WHERE (SELECT true FROM suspended_users WHERE suspended_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
        AND (SELECT true FROM disabled_users WHERE disabled_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
), mailed AS MATERIALIZED (
    SELECT about_uuid
    FROM live_reports
    WHERE uuid <> :uuid::uuid AND sent_at IS NOT NULL AND decided_at IS NULL AND mailed_at > statement_timestamp() - interval '1 hour'
), unmailed AS MATERIALIZED (
    SELECT moderators.uuid
    FROM moderators
    WHERE NOT EXISTS (SELECT FROM mailed WHERE mailed.about_uuid IS DISTINCT FROM moderators.uuid)
), sent AS (
    UPDATE reports
    SET kind = :kind, note = :note, sent_at = statement_timestamp(), expires_at = held_until,
        mailed_at = CASE
            WHEN EXISTS (SELECT FROM unmailed WHERE unmailed.uuid IS DISTINCT FROM reports.about_uuid) THEN statement_timestamp()
        END
    WHERE (SELECT count(*) FROM moderators) IS NOT NULL
        AND uuid = :uuid::uuid AND reporter_uuid = :user_uuid::uuid AND sent_at IS NULL AND expires_at > statement_timestamp()
    RETURNING uuid, about_uuid
), concerned AS (
    SELECT moderators.uuid, moderators.handle, moderators.email
    FROM sent
    JOIN moderators ON moderators.uuid IS DISTINCT FROM sent.about_uuid
), told AS (
    INSERT INTO notifications (user_uuid, by_user_uuid, kind)
    SELECT uuid, uuid, 'reports' FROM concerned ORDER BY uuid
    ON CONFLICT ON CONSTRAINT notifications_once DO UPDATE
    SET uuid = new_uuid(), created_at = excluded.created_at, expires_at = excluded.expires_at
    RETURNING user_uuid
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT 'notification', user_uuid, 'person', user_uuid FROM told
)
SELECT coalesce(
    (
        SELECT json_agg(json_build_object('handle', handle, 'email', email))
        FROM concerned
        WHERE concerned.uuid IN (SELECT unmailed.uuid FROM unmailed)
    ),
    '[]'::json)
FROM sent;
