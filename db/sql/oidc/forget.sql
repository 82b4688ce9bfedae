-- Deletes the claims about people who have not chosen a handle in time.
WITH swept AS (DELETE FROM newcomers WHERE expires_at <= statement_timestamp() RETURNING 1)
SELECT count(*)::text FROM swept;
