-- For a report of a person whom the signed-in user may see: as evidence.sql, with no copy.
SELECT new_uuid()::text, person.uuid::text, person.handle, NULL::text, held.until::text, hour_of(held.until)::text
FROM seen_users AS person
CROSS JOIN (SELECT statement_timestamp() + interval '45 days' AS until) AS held
WHERE person.viewer_uuid = :user_uuid::uuid AND lower(person.handle) = lower(:handle COLLATE "C");
