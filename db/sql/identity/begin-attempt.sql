-- Counts an attempt as if it failed, before it is made. No row when the subject has to wait. The first are free; then each
-- waits twice as long as the one before, a minute at most. An hour of quiet begins the count anew.
INSERT INTO failed_attempts AS attempts (subject_hmac)
VALUES (decode(:subject_hmac, 'hex'))
ON CONFLICT (subject_hmac) DO UPDATE
SET failures = CASE
        WHEN attempts.last_failure_at < statement_timestamp() - interval '1 hour' THEN 1
        ELSE attempts.failures + 1
    END,
    last_failure_at = statement_timestamp()
WHERE attempts.failures < :free::integer
    OR attempts.last_failure_at
        + least(interval '60 seconds', interval '1 second' * power(2, least(attempts.failures - :free::integer, 7)))
        <= statement_timestamp()
RETURNING attempts.failures::text;
