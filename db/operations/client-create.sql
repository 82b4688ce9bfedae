-- Makes a client and gives its id; psql's variables client, redirect, and confidential: yes makes a secret too, of 244
-- random bits, which nobody sees again.
WITH made AS (
    SELECT CASE WHEN :'confidential' = 'yes'
        THEN replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') END AS secret
), kept AS (
    INSERT INTO clients (name, redirect_uri, secret_sha256)
    SELECT :'client', :'redirect', sha256(convert_to(secret, 'UTF8')) FROM made
    RETURNING uuid
)
SELECT concat_ws(E'\n', uuid, secret) FROM kept, made;
