-- How many milliseconds are left until a moment, rounded down, as text; nothing where there is no moment.
CREATE FUNCTION milliseconds_until(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN floor(extract(epoch FROM moment - statement_timestamp()) * 1000)::bigint::text;
