-- The mail domains and networks from which nobody signs up: domains first.
SELECT coalesce(json_agg(json_build_object('value', value, 'created_at', iso_utc(created_at))
    ORDER BY network NULLS FIRST, value), '[]'::json)
FROM sign_up_blocks;
