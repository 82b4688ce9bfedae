-- The person of a handle for the signed-in user: the uuid, whether it is the user's 'own', whether the user has blocked the person
-- ('block'), and why the person is not there for the user, if so ('blocked' by the person, 'suspended'). No row when there is no such person.
SELECT
    person.uuid::text,
    CASE WHEN person.uuid = :user_uuid::uuid THEN 'own' END,
    (
        SELECT reason
        FROM hidden_users
        WHERE viewer_uuid = :user_uuid::uuid AND hidden_users.user_uuid = person.uuid AND reason = 'block'
    ),
    coalesce(
        (
            SELECT reason
            FROM hidden_users
            WHERE viewer_uuid = :user_uuid::uuid AND hidden_users.user_uuid = person.uuid AND reason = 'blocked'
        ),
        (SELECT 'suspended' FROM suspended_users WHERE suspended_users.user_uuid = person.uuid))
FROM users AS person
WHERE lower(person.handle) = lower(:handle COLLATE "C");
