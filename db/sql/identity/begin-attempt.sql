-- Counts an attempt as if it failed, before it is made. No row when the subject has to wait. The first are free; then each
-- waits twice as long as the one before, up to the longest. So many hours of quiet begin the count anew.
INSERT INTO failed_attempts AS attempts (subject_hmac, kept_hours)
VALUES (decode(:subject_hmac, 'hex'), :kept_hours::integer)
ON CONFLICT (subject_hmac) DO UPDATE
SET failures = CASE
        WHEN attempts.last_failure_at < statement_timestamp() - :kept_hours::integer * interval '1 hour' THEN 1
        ELSE attempts.failures + 1
    END,
    last_failure_at = statement_timestamp(),
    kept_hours = excluded.kept_hours
WHERE attempts.failures < :free::integer
    OR attempts.last_failure_at
        + interval '1 second' * least(:longest::integer, power(2, least(attempts.failures - :free::integer, 12)))
        <= statement_timestamp()
RETURNING attempts.failures::text;
