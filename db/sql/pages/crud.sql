-- What the link card of a crud that everybody may read says: who wrote it and when it ends, never its text.
SELECT
    author.display_name,
    author.handle,
    (activity.reply_to_activity_uuid IS NOT NULL)::text,
    iso_utc(activity.expires_at)
FROM live_activities AS activity
JOIN users AS author ON author.uuid = activity.user_uuid
WHERE activity.uuid = :uuid::uuid;
