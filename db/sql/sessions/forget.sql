-- Deletes lapsed sessions, those of servers of 0.1.0 too.
WITH swept AS (
    DELETE FROM sessions WHERE expires_at <= statement_timestamp() RETURNING 1
), of_0_1_0 AS (
    DELETE FROM spring_session WHERE expiry_time <= milliseconds(statement_timestamp())
)
SELECT count(*)::text FROM swept;
