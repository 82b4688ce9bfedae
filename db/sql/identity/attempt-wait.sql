-- The seconds until another attempt on this subject may begin: 0 while failures are free, then doubling, up to the longest.
SELECT ceil(extract(epoch FROM
    last_failure_at + interval '1 second' * least(:longest::integer, power(2, least(failures - :free::integer, 12)))
    - statement_timestamp()))::text
FROM failed_attempts
WHERE subject_hmac = decode(:subject_hmac, 'hex')
    AND failures >= :free::integer
    AND last_failure_at + interval '1 second' * least(:longest::integer, power(2, least(failures - :free::integer, 12)))
        > statement_timestamp();
