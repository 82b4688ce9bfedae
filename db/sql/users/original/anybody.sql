-- One handle of a user that is there already, or no row.
SELECT handle FROM users LIMIT 1;
