-- The keys that sign or have signed, the youngest first, each with whether it may still sign.
SELECT coalesce(
    json_agg(
        json_build_object(
            'encrypted', encode(encrypted, 'hex'),
            'signs', created_at > statement_timestamp() - interval '90 days')
        ORDER BY created_at DESC, uuid DESC),
    '[]')
FROM signing_keys;
