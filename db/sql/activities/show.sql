-- One live crud, and how long it lives yet.
SELECT activity_json(activity, author), milliseconds_until(activity.expires_at)
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid;
