-- The data for a profile's link card.
SELECT display_name, handle FROM visible_users WHERE lower(handle) = lower(:handle COLLATE "C");
