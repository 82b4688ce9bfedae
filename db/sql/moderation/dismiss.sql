-- Deletes reports (uuids, comma-separated), with their evidence, and notes in the log who did it.
WITH dismissed AS (
    DELETE FROM reports WHERE uuid = ANY (string_to_array(:uuids::text, ',')::uuid[]) RETURNING 1
), logged AS (
    INSERT INTO audit_log (by_handle, act, about_handle) SELECT :by_handle, 'dismiss', :about_handle WHERE EXISTS (SELECT FROM dismissed)
)
SELECT count(*)::text FROM dismissed;
