-- Counts a failed attempt. An hour of quiet begins the count anew.
INSERT INTO failed_attempts AS attempts (subject_hmac)
VALUES (decode(:subject_hmac, 'hex'))
ON CONFLICT (subject_hmac) DO UPDATE
SET failures = CASE
        WHEN attempts.last_failure_at < statement_timestamp() - interval '1 hour' THEN 1
        ELSE attempts.failures + 1
    END,
    last_failure_at = statement_timestamp()
RETURNING attempts.failures::text;
