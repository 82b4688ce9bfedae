-- Whether this session may migrate now. One session may, until its connection ends; the others wait idle.
SELECT CASE WHEN pg_try_advisory_lock(hashtext('cruddur migration')) THEN 'mine' ELSE 'taken' END
FROM set_config('idle_session_timeout', '0', false);
