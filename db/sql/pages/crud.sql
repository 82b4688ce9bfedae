-- The data for a public crud's link card: its author and its end, never its text.
SELECT
    author.display_name,
    author.handle,
    (activity.reply_to_activity_uuid IS NOT NULL)::text,
    iso_utc(activity.expires_at)
FROM visible_activities AS activity
JOIN visible_users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid;
