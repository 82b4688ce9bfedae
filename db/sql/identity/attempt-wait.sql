-- Seconds until another attempt on this subject is let through: none for five failures, then doubling to a minute at most.
SELECT ceil(extract(epoch FROM
    last_failure_at + least(interval '60 seconds', interval '1 second' * power(2, least(failures, 12) - 5))
    - statement_timestamp()))::text
FROM failed_attempts
WHERE subject_hmac = decode(:subject_hmac, 'hex')
    AND failures >= 5
    AND last_failure_at + least(interval '60 seconds', interval '1 second' * power(2, least(failures, 12) - 5))
        > statement_timestamp();
