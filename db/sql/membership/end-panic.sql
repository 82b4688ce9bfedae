-- Ends a panic, where one is on.
SELECT end_panic(:by_handle)::text;
