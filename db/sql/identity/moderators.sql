-- The mail addresses and handles of the moderators and admins in good standing, a line each, for the server alone; no row where there are
-- none. People are looked up one by one: nobody knows how many moderate.
SELECT string_agg(person.email || ' ' || person.handle, E'\n' ORDER BY person.uuid)
FROM user_roles
CROSS JOIN LATERAL (
    SELECT users.uuid, users.email, users.handle FROM users WHERE users.uuid = user_roles.user_uuid LIMIT 1
) AS person
WHERE (SELECT true FROM suspended_users WHERE suspended_users.user_uuid = user_roles.user_uuid LIMIT 1) IS NULL
    AND (SELECT true FROM disabled_users WHERE disabled_users.user_uuid = user_roles.user_uuid LIMIT 1) IS NULL
HAVING count(*) > 0;
