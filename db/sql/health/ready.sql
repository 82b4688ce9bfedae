-- Whether the tables of the current release are there and can be read.
SELECT CASE WHEN to_regclass('seen_activities') IS NULL THEN 'migrate' ELSE 'ready' END;
