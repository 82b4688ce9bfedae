-- Has the browser of a session be told of nothing.
DELETE FROM push_subscriptions WHERE session_uuid = :session_uuid::uuid RETURNING 'ended';
