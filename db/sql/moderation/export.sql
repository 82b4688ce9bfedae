-- How the signed-in user stands here: role and sanctions, what was decided about them, and what they have reported. Evidence and texts are
-- locked for the moderators.
SELECT json_build_object(
    'role', viewers.role,
    'sanctions', coalesce((
        SELECT json_agg(json_build_object(
            'kind', sanctions.kind, 'rule', sanctions.rule, 'since', iso_utc(sanctions.created_at),
            'until', iso_utc(sanctions.expires_at)) ORDER BY sanctions.kind)
        FROM sanctions
        WHERE sanctions.user_uuid = viewers.uuid
            AND (sanctions.expires_at IS NULL OR sanctions.expires_at > statement_timestamp())), '[]'::json),
    'decisions', coalesce((
        SELECT json_agg(json_build_object(
            'act', about.act, 'rule', about.rule, 'decided_at', iso_utc(about.decided_at), 'answered', about.answer IS NOT NULL)
            ORDER BY about.decided_at)
        FROM live_reports AS about
        WHERE about.about_uuid = viewers.uuid AND about.decided_at IS NOT NULL), '[]'::json),
    'reports', coalesce((
        SELECT json_agg(json_build_object(
            'handle', own.about_handle, 'activity_uuid', own.activity_uuid, 'kind', own.kind, 'opened_at', iso_utc(own.opened_at),
            'sent_at', iso_utc(own.sent_at)) ORDER BY own.opened_at)
        FROM live_reports AS own
        WHERE own.reporter_uuid = viewers.uuid), '[]'::json))
FROM viewers
WHERE viewers.uuid = :user_uuid::uuid;
