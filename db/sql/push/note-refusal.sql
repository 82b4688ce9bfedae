-- Counts a message that a push service did not take for a subscription, or that is given up because there was no answer, or none but that it
-- comes later (:away). The subscription ends with the :most one in a row; where such a one is the last, no sooner than a day after the first.
WITH refused AS MATERIALIZED (
    SELECT uuid, refusals, coalesce(refused_since, statement_timestamp()) AS refused_since
    FROM push_subscriptions
    WHERE uuid = :subscription_uuid::uuid AND endpoint = :endpoint
    FOR UPDATE
), judged AS MATERIALIZED (
    SELECT
        uuid, refusals, refused_since,
        refusals + 1 >= :most::integer
            AND (NOT :away::boolean OR refused_since <= statement_timestamp() - interval '1 day') AS ends
    FROM refused
), ended AS (
    DELETE FROM push_subscriptions
    USING judged
    WHERE push_subscriptions.uuid = judged.uuid AND judged.ends
    RETURNING 1
), counted AS (
    UPDATE push_subscriptions
    SET refusals = judged.refusals + 1, refused_since = judged.refused_since
    FROM judged
    WHERE push_subscriptions.uuid = judged.uuid AND NOT judged.ends
    RETURNING 1
)
SELECT CASE WHEN EXISTS (SELECT FROM ended) THEN 'ended' ELSE 'counted' END FROM (SELECT count(*) FROM counted) AS all_counted;
