-- Whether it is this transaction's turn to migrate: one server at a time, until the transaction ends. It waits idle meanwhile, however long a migration takes.
SELECT CASE WHEN pg_try_advisory_xact_lock(hashtext('cruddur migration')) THEN 'mine' ELSE 'taken' END
FROM set_config('idle_in_transaction_session_timeout', '0', true);
