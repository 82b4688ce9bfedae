-- Wakes those who listen. Nothing is said to them but that something has changed.
SELECT pg_notify('cruddur_changes', '')::text;
