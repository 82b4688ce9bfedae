-- What the link card of a profile says.
SELECT display_name, handle FROM users WHERE lower(handle) = lower(:handle COLLATE "C");
