-- Suspended people are not there, and restricted people are in no list of people.
CREATE OR REPLACE VIEW member_users AS
SELECT
    uuid, display_name, handle, bio, created_at,
    (SELECT true FROM unlisted_users WHERE unlisted_users.user_uuid = users.uuid LIMIT 1) IS NULL
        AND (SELECT true FROM restricted_users WHERE restricted_users.user_uuid = users.uuid LIMIT 1) IS NULL AS listed,
    (
        SELECT count(*) FROM (SELECT FROM follows WHERE follows.user_uuid = users.uuid LIMIT 10001) AS one
    ) AS followers_count,
    (
        SELECT count(*) FROM (SELECT FROM follows WHERE follows.follower_uuid = users.uuid LIMIT 10001) AS one
    ) AS following_count
FROM users
WHERE NOT EXISTS (SELECT FROM suspended_users)
    OR (SELECT CASE count(*) WHEN 0 THEN true END FROM suspended_users WHERE suspended_users.user_uuid = users.uuid) IS NOT NULL;
