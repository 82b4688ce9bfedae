INSERT INTO unlisted_users (user_uuid)
SELECT uuid FROM (SELECT uuid, row_number() OVER () AS n FROM users) AS numbered WHERE n % 2 = 0;
