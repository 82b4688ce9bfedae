-- Wakes the servers that listen. The notification is empty.
SELECT pg_notify('cruddur_changes', '')::text;
