-- One live crud, and how long it lives yet; with a handle, only if it is that user's.
SELECT activity_json(activity, author), milliseconds_until(activity.expires_at)
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid AND (:handle::text IS NULL OR lower(author.handle) = lower(:handle));
