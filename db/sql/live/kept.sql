-- Says 'kept' when all that has changed after a place is here still: something before it is, and this is the database
-- that the place was of.
SELECT 'kept'::text
FROM events
WHERE (transaction, position) <= (:transaction::text::xid8, :position::text::bigint)
    AND :transaction::text::xid8 <= pg_snapshot_xmin(pg_current_snapshot())
ORDER BY transaction, position
LIMIT 1;
