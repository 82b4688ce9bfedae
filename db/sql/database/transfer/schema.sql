-- The migrations that made the schema, in their order.
SELECT version::text, coalesce(checksum, 0)::text
FROM flyway_schema_history
WHERE success AND type <> 'BASELINE' AND version IS NOT NULL
ORDER BY installed_rank;
