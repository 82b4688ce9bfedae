-- Says 'kept' when every event after a place is still here: an earlier one is, and the place belongs to this database.
SELECT 'kept'::text
FROM events
WHERE (transaction, position) <= (:transaction::text::xid8, :position::text::bigint)
    AND :transaction::text::xid8 <= pg_snapshot_xmin(pg_current_snapshot())
ORDER BY transaction, position
LIMIT 1;
