-- The place up to which all that has changed can be seen.
SELECT pg_snapshot_xmin(pg_current_snapshot())::text, '0'::text;
