-- Lifts a user's suspension or restriction; psql's variables handle and kind.
WITH person AS (
    SELECT uuid, handle FROM users WHERE handle = :'handle'
), lifted AS (
    DELETE FROM sanctions USING person WHERE user_uuid = person.uuid AND kind = :'kind' RETURNING person.handle
), logged AS (
    INSERT INTO audit_log (act, about_handle) SELECT 'lift ' || :'kind', handle FROM lifted
)
SELECT '@' || handle || CASE :'kind' WHEN 'suspend' THEN ' is not suspended.' ELSE ' is not restricted.' END FROM person;
