-- A report that was sent, with its texts and what moderators wrote about it as they are kept, and a line in the log that whoever runs the server has opened it.
WITH report AS (
    SELECT * FROM live_reports WHERE uuid = :uuid::uuid AND sent_at IS NOT NULL
), logged AS (
    INSERT INTO audit_log (act, about_handle) SELECT 'open evidence', about_handle FROM report
)
SELECT json_build_object(
    'uuid', report.uuid, 'handle', report.about_handle, 'user_uuid', report.about_uuid, 'email', person.email,
    'activity_uuid', report.activity_uuid, 'kind', report.kind, 'opened_at', iso_utc(report.opened_at),
    'sent_at', iso_utc(report.sent_at), 'act', report.act, 'rule', report.rule, 'decided_at', iso_utc(report.decided_at),
    'expires_at', iso_utc(report.expires_at), 'evidence', sealed_or_plain(report.uuid, report.evidence),
    'note', sealed_or_plain(report.uuid, report.note), 'answer', sealed_or_plain(report.uuid, report.answer),
    'moderators_notes', (
        SELECT coalesce(json_agg(json_build_object(
            'uuid', one.uuid, 'by', one.by_handle, 'created_at', iso_utc(one.created_at), 'note', sealed_or_plain(one.uuid, one.note))
            ORDER BY one.uuid), '[]'::json)
        FROM moderators_notes AS one
        WHERE one.report_uuid = report.uuid))
FROM report
LEFT JOIN users AS person ON person.uuid = report.about_uuid;
