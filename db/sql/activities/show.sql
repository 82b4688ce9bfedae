-- One live crud.
SELECT activity_json(activity, author)
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid;
