-- Notes that a push service took a message for a subscription.
UPDATE push_subscriptions
SET known = true, refusals = 0, refused_since = NULL
WHERE uuid = :subscription_uuid::uuid AND endpoint = :endpoint AND (NOT known OR refusals > 0)
RETURNING 'noted';
