-- Forgets codes an hour after they lapsed, with what hung on them, and attempts of more than an hour ago.
WITH codes_swept AS (
    DELETE FROM codes WHERE expires_at <= statement_timestamp() - interval '1 hour' RETURNING 1
), attempts_swept AS (
    DELETE FROM failed_attempts WHERE last_failure_at < statement_timestamp() - interval '1 hour' RETURNING 1
)
SELECT ((SELECT count(*) FROM codes_swept) + (SELECT count(*) FROM attempts_swept))::text;
