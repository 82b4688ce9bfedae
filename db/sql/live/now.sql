-- The place up to which all events can be read.
SELECT pg_snapshot_xmin(pg_current_snapshot())::text, '0'::text;
