-- Has a confirmed sign-up wait for a moderator's word, and tells the moderators in good standing by a notification. Answers with 'tell' where
-- they are to be told by mail too: at the first account that ever waits. Of later ones remind.sql tells, so that no confirmation waits for
-- another's lock. An address that has an account is refused by its caller; one that waits already, by the
-- index waiting_accounts_email_key, and a handle by waiting_accounts_handle_key. The moderators' rows are locked first, so that none of them
-- is gone when they are told.
WITH moderators AS MATERIALIZED (
    SELECT person.uuid
    FROM (SELECT user_uuid FROM user_roles ORDER BY user_uuid) AS role
    -- One by one, by LIMIT: for a number of moderators that is not known all users would be read.
    CROSS JOIN LATERAL (SELECT users.uuid FROM users WHERE users.uuid = role.user_uuid LIMIT 1 FOR KEY SHARE) AS person
    WHERE (SELECT true FROM suspended_users WHERE suspended_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
        AND (SELECT true FROM disabled_users WHERE disabled_users.user_uuid = role.user_uuid LIMIT 1) IS NULL
), waiting AS (
    INSERT INTO waiting_accounts (display_name, handle, email, password_hash, language, reason)
    SELECT :display_name, :handle, :email, :password_hash, :language, :reason
    WHERE (SELECT count(*) FROM moderators) IS NOT NULL
    RETURNING uuid
), mailed AS (
    INSERT INTO waiting_accounts_told (one) SELECT true FROM waiting
    ON CONFLICT (one) DO NOTHING
    RETURNING one
), told AS (
    INSERT INTO notifications (user_uuid, by_user_uuid, kind)
    SELECT moderators.uuid, moderators.uuid, 'sign_ups'
    FROM waiting
    CROSS JOIN moderators
    ORDER BY moderators.uuid
    ON CONFLICT ON CONSTRAINT notifications_once DO UPDATE
    SET uuid = new_uuid(), created_at = excluded.created_at, expires_at = excluded.expires_at
    RETURNING user_uuid
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT 'notification', user_uuid, 'person', user_uuid FROM told
)
SELECT CASE WHEN (SELECT count(*) FROM mailed) > 0 THEN 'tell' ELSE 'told' END FROM waiting;
