-- For how many seconds the crud of a receipt has yet to live, 0 when that is over; then what is so of it now. The same
-- is looked at for every crud, and nothing else: neither who may see it, nor whether a copy is kept for a report.
SELECT
    greatest(ceil(extract(epoch FROM to_timestamp(:exp::bigint) - statement_timestamp())), 0)::bigint::text,
    json_build_object(
        'iss', :iss::text,
        'sub', :uuid::text,
        'iat', floor(extract(epoch FROM statement_timestamp()))::bigint,
        'ended_at', iso_utc(to_timestamp(:exp::bigint)),
        'checked_at', iso_utc(statement_timestamp()),
        'among_cruds', has_row(:uuid::uuid),
        'seal', :seal::text,
        'seal_sha256', :key_hash::text,
        'key', CASE
            WHEN :key_hash::text IS NULL THEN 'none'
            WHEN told.key_sha256 IS NULL THEN 'not listed'
            WHEN told.destroyed_at IS NULL THEN 'not destroyed'
            ELSE 'destroyed'
        END,
        'key_destroyed_at', iso_utc(told.destroyed_at),
        'not_covered', 'Copies kept for a report are not covered.')
FROM (SELECT) AS one
LEFT JOIN seal_keys AS told ON told.key_sha256 = decode(:key_hash, 'hex');
