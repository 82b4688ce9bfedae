-- The person of a handle for the signed-in user: the uuid, whether it is the user's 'own', whether the user has blocked the person
-- ('block'), and whether the person has blocked the user ('blocked'). No row when there is no such person.
SELECT
    person.uuid::text,
    CASE WHEN person.uuid = :user_uuid::uuid THEN 'own' END,
    (
        SELECT reason
        FROM hidden_users
        WHERE viewer_uuid = :user_uuid::uuid AND hidden_users.user_uuid = person.uuid AND reason = 'block'
    ),
    (
        SELECT reason
        FROM hidden_users
        WHERE viewer_uuid = :user_uuid::uuid AND hidden_users.user_uuid = person.uuid AND reason = 'blocked'
    )
FROM users AS person
WHERE lower(person.handle) = lower(:handle COLLATE "C");
