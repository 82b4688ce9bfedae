-- Deletes sanctions that are over, and what the audit log has kept for a year.
WITH forgotten AS (
    DELETE FROM sanctions WHERE expires_at <= statement_timestamp() RETURNING 1
), log_forgotten AS (
    DELETE FROM audit_log WHERE expires_at <= statement_timestamp() RETURNING 1
)
SELECT ((SELECT count(*) FROM forgotten) + (SELECT count(*) FROM log_forgotten))::text;
