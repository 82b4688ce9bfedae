-- Earlier acts are looked up by the person they concern.
DROP INDEX CONCURRENTLY IF EXISTS audit_log_about_handle_idx;
CREATE INDEX CONCURRENTLY audit_log_about_handle_idx ON audit_log (about_handle);
