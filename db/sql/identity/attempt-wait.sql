-- The seconds until another attempt on this subject may begin: 0 while failures are free, then doubling, 60 at most.
SELECT ceil(extract(epoch FROM
    last_failure_at + least(interval '60 seconds', interval '1 second' * power(2, least(failures - :free::integer, 7)))
    - statement_timestamp()))::text
FROM failed_attempts
WHERE subject_hmac = decode(:subject_hmac, 'hex')
    AND failures >= :free::integer
    AND last_failure_at + least(interval '60 seconds', interval '1 second' * power(2, least(failures - :free::integer, 7)))
        > statement_timestamp();
