-- Whether it is this session's turn to migrate: one server at a time, until its connection ends. It waits idle meanwhile, however long a migration takes.
SELECT CASE WHEN pg_try_advisory_lock(hashtext('cruddur migration')) THEN 'mine' ELSE 'taken' END
FROM set_config('idle_session_timeout', '0', false);
