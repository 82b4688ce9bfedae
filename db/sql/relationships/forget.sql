-- Deletes mutes that have ended.
WITH forgotten AS (
    DELETE FROM hidden_users WHERE expires_at <= statement_timestamp() RETURNING 1
)
SELECT count(*)::text FROM forgotten;
