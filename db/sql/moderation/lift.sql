-- Lifts a person's suspension or restriction, and keeps in the log who did it. Answers with why that is refused ('own', or 'rank': an admin
-- alone lifts what a moderator or an admin has), and with the person's handle and address where it is lifted. No row where there is none.
WITH person AS MATERIALIZED (
    SELECT
        users.uuid, users.handle, users.email,
        CASE
            WHEN users.uuid = :user_uuid::uuid THEN 'own'
            WHEN NOT :admin::boolean AND EXISTS (SELECT FROM user_roles WHERE user_roles.user_uuid = users.uuid) THEN 'rank'
        END AS refusal
    FROM users
    JOIN sanctioned_users ON sanctioned_users.user_uuid = users.uuid AND sanctioned_users.kind = :kind
    WHERE lower(users.handle) = lower(:handle COLLATE "C")
), lifted AS (
    DELETE FROM sanctions
    USING person
    WHERE sanctions.user_uuid = person.uuid AND sanctions.kind = :kind AND person.refusal IS NULL
    RETURNING person.uuid, person.handle, person.email
), logged AS (
    INSERT INTO audit_log (by_handle, act, about_handle) SELECT :by_handle, 'lift ' || :kind, handle FROM lifted
)
SELECT person.refusal, lifted.handle, lifted.email
FROM person
LEFT JOIN lifted ON lifted.uuid = person.uuid
WHERE person.refusal IS NOT NULL OR lifted.uuid IS NOT NULL;
