-- For a report of a person whom members can see, also where one of the two has blocked the other: as evidence.sql, with no copy.
SELECT new_uuid()::text, person.uuid::text, person.handle, NULL::text, held.until::text, hour_of(held.until)::text
FROM member_users AS person
CROSS JOIN (SELECT statement_timestamp() + interval '45 days' AS until) AS held
WHERE lower(person.handle) = lower(:handle COLLATE "C");
