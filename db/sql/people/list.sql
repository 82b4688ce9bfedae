-- Puts the signed-in user back into lists of people.
WITH gone AS (
    DELETE FROM unlisted_users WHERE user_uuid = :user_uuid::uuid RETURNING 1
)
SELECT count(*)::text FROM gone;
