-- Lets a user sign in again; psql's variable handle.
WITH person AS (
    SELECT uuid, handle FROM users WHERE handle = :'handle'
), enabled AS (
    DELETE FROM disabled_users USING person WHERE user_uuid = person.uuid
)
SELECT '@' || handle || ' may sign in.' FROM person;
