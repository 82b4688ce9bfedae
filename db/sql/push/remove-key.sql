-- Removes a key pair that cannot be read any more, and the subscriptions, which hold for that pair alone.
WITH removed AS (
    DELETE FROM push_key WHERE encrypted = decode(:encrypted, 'hex') RETURNING 1
), ended AS (
    DELETE FROM push_subscriptions WHERE EXISTS (SELECT FROM removed)
)
SELECT count(*)::text FROM removed;
