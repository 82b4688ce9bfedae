-- Opens a report, for 15 minutes. The people in it may have deleted their accounts by now.
INSERT INTO reports (uuid, reporter_uuid, about_uuid, about_handle, activity_uuid, evidence, held_until)
SELECT
    :uuid::uuid,
    (SELECT users.uuid FROM users WHERE users.uuid = :user_uuid::uuid FOR KEY SHARE),
    (SELECT users.uuid FROM users WHERE users.uuid = :about_uuid::uuid FOR KEY SHARE),
    :about_handle, :activity_uuid::uuid, :evidence, :held_until::timestamptz
RETURNING json_build_object('uuid', uuid, 'handle', about_handle, 'activity_uuid', activity_uuid, 'expires_at', iso_utc(expires_at));
