-- One live crud; with a handle, only if it is that user's.
SELECT activity_json(activity, author)
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid AND (:handle::text IS NULL OR lower(author.handle) = lower(:handle));
