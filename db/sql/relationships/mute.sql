-- Hides a person from the user alone, for a while or until the user takes it back. A second mute replaces the first. The answer is
-- 'hidden', or 'too_many' when the user hides :most others already: then the caller rolls back.
WITH others AS MATERIALIZED (
    SELECT count(DISTINCT user_uuid) AS number
    FROM live_hidden_users
    WHERE viewer_uuid = :user_uuid::uuid AND user_uuid <> :person_uuid::uuid AND reason <> 'blocked'
), hidden AS (
    INSERT INTO hidden_users (viewer_uuid, user_uuid, reason, notifications, expires_at)
    SELECT
        :user_uuid::uuid, :person_uuid::uuid, 'mute', :notifications::boolean, statement_timestamp() + :lifetime::interval
    ON CONFLICT (viewer_uuid, user_uuid, reason) DO UPDATE
    SET notifications = excluded.notifications, expires_at = excluded.expires_at
)
SELECT CASE WHEN number < :most::integer THEN 'hidden' ELSE 'too_many' END FROM others;
