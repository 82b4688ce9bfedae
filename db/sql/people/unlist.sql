-- Takes the signed-in user out of all lists of people.
WITH unlisted AS (
    INSERT INTO unlisted_users (user_uuid) SELECT uuid FROM users WHERE uuid = :user_uuid::uuid
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT count(*)::text FROM unlisted;
