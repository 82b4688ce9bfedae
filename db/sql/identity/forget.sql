-- Deletes codes an hour after they lapsed, with what waited for them; attempts that are older than an hour; and subs that were deleted
-- thirty days ago.
WITH codes_swept AS (
    DELETE FROM codes WHERE expires_at <= statement_timestamp() - interval '1 hour' RETURNING 1
), attempts_swept AS (
    DELETE FROM failed_attempts WHERE last_failure_at < statement_timestamp() - interval '1 hour' RETURNING 1
), subs_swept AS (
    DELETE FROM deleted_subs WHERE deleted_at < statement_timestamp() - interval '30 days'
)
SELECT ((SELECT count(*) FROM codes_swept) + (SELECT count(*) FROM attempts_swept))::text;
