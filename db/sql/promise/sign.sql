-- Keeps the statement of a day; the first server's stays.
UPDATE promise_days SET statement = :statement WHERE day = :day::date AND statement IS NULL RETURNING day::text;
