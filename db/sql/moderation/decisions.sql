-- The decisions about the signed-in user that can still be read or answered, the latest first. The time at which a crud was posted stands
-- in its uuid (version 7).
SELECT coalesce(json_agg(json_build_object(
    'uuid', uuid, 'act', act, 'rule', rule, 'of_a_crud', activity_uuid IS NOT NULL,
    'posted_at', CASE WHEN substr(activity_uuid::text, 15, 1) = '7'
        THEN iso_utc(to_timestamp(('x' || translate(left(activity_uuid::text, 13), '-', ''))::bit(48)::bigint / 1000.0)) END, 'ends_at', iso_utc(ends_at),
    'decided_at', iso_utc(decided_at), 'expires_at', iso_utc(expires_at), 'answered', answer IS NOT NULL)
    ORDER BY decided_at DESC), '[]'::json)
FROM live_reports
WHERE about_uuid = :user_uuid::uuid AND decided_at IS NOT NULL;
