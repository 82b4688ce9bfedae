-- Ends a subscription that its push service does not know any more, unless the browser has another endpoint by now.
DELETE FROM push_subscriptions WHERE uuid = :subscription_uuid::uuid AND endpoint = :endpoint RETURNING 'ended';
