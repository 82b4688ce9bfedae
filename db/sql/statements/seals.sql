-- The keys of sealed texts that were destroyed within 31 days: their hours, hashes, and when.
SELECT json_build_object(
    'iss', :iss::text,
    'iat', floor(extract(epoch FROM statement_timestamp()))::bigint,
    'sealing', CASE
        WHEN :on::boolean THEN 'on'
        WHEN EXISTS (SELECT FROM seal_file) THEN 'off'
        ELSE 'never on'
    END,
    'keys_not_destroyed', (SELECT count(*) FROM seal_keys WHERE destroyed_at IS NULL),
    'keys_destroyed', (
        SELECT coalesce(
            json_agg(
                json_build_object(
                    'hour', iso_utc(to_timestamp(hour * 3600.0)),
                    'key_sha256', encode(key_sha256, 'hex'),
                    'destroyed_at', iso_utc(destroyed_at))
                ORDER BY hour DESC, key_sha256),
            '[]')
        FROM seal_keys
        WHERE destroyed_at > statement_timestamp() - interval '31 days'));
