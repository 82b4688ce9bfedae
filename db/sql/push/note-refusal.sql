-- Counts a message that a push service did not take for a subscription. It ends with the :most one in a row.
WITH refused AS MATERIALIZED (
    SELECT uuid, refusals
    FROM push_subscriptions
    WHERE uuid = :subscription_uuid::uuid AND endpoint = :endpoint
    FOR UPDATE
), ended AS (
    DELETE FROM push_subscriptions
    USING refused
    WHERE push_subscriptions.uuid = refused.uuid AND refused.refusals + 1 >= :most::integer
    RETURNING 1
), counted AS (
    UPDATE push_subscriptions
    SET refusals = refused.refusals + 1
    FROM refused
    WHERE push_subscriptions.uuid = refused.uuid AND refused.refusals + 1 < :most::integer
    RETURNING 1
)
SELECT CASE WHEN EXISTS (SELECT FROM ended) THEN 'ended' ELSE 'counted' END FROM (SELECT count(*) FROM counted) AS all_counted;
