-- Ends a panic.
SELECT CASE WHEN end_panic(NULL) THEN 'The panic is over.' ELSE 'No panic is on.' END;
