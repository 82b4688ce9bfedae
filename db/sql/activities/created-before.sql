-- The crud that an idempotency key has made: whether it was made from the same body, and the crud if it lives.
SELECT
    CASE WHEN keys.body_hmac = decode(:body_hmac, 'hex') THEN 'same' ELSE 'other' END,
    activity.json
FROM idempotency_keys AS keys
LEFT JOIN seen_activities_json AS activity
    ON activity.viewer_uuid = :user_uuid::uuid AND activity.uuid = keys.activity_uuid
WHERE keys.user_uuid = :user_uuid::uuid AND keys.key_hmac = decode(:key_hmac, 'hex');
