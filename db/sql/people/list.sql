-- Has the signed-in user be in lists of people again.
WITH gone AS (
    DELETE FROM unlisted_users WHERE user_uuid = :user_uuid::uuid RETURNING 1
)
SELECT count(*)::text FROM gone;
