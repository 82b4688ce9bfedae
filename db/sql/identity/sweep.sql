-- Forgets sign-ups whose code has lapsed and attempts of more than an hour ago.
WITH sign_ups_swept AS (
    DELETE FROM sign_ups WHERE expires_at <= statement_timestamp() - interval '1 hour' RETURNING 1
), attempts_swept AS (
    DELETE FROM failed_attempts WHERE last_failure_at < statement_timestamp() - interval '1 hour' RETURNING 1
)
SELECT ((SELECT count(*) FROM sign_ups_swept) + (SELECT count(*) FROM attempts_swept))::text;
