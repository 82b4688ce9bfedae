-- The keys that sign or have signed statements, the youngest first, each with whether it may still sign.
SELECT coalesce(
    json_agg(
        json_build_object(
            'kid', kid,
            'x', x,
            'encrypted', encode(encrypted, 'hex'),
            'signs', created_at > statement_timestamp() - interval '90 days')
        ORDER BY created_at DESC, kid),
    '[]')
FROM statement_keys;
