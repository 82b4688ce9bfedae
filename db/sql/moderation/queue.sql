-- The matters that wait for a moderator, the oldest first, or those that are decided, the latest first: reports of the same crud, or of the
-- same person, are one until they are decided. Of those that are decided, the ones whose answer no moderator has read come first. A moderator
-- sees none that is about themselves. People who reported and have left count as one. A matter has the suspension and restriction of its
-- person that last; one that waits also has the rules that the person broke in the last year, by the audit log. Its version is another where a
-- report has come or gone.
WITH matters AS (
    SELECT
        (array_agg(uuid ORDER BY uuid))[1] AS uuid, activity_uuid, about_uuid, about_handle, count(*) AS reports,
        encode(sha256(convert_to(string_agg(uuid::text, ',' ORDER BY uuid), 'UTF8')), 'hex') AS version,
        count(DISTINCT reporter_uuid) + max((reporter_uuid IS NULL)::integer) AS reporters,
        array_agg(DISTINCT kind ORDER BY kind) AS kinds, min(sent_at) AS reported_at, min(expires_at) AS expires_at,
        max(act) AS act, max(rule) AS rule, max(ends_at) AS ends_at, max(decided_at) AS decided_at, bool_or(answer IS NOT NULL) AS answered,
        bool_or(answer IS NOT NULL AND answer_read_at IS NULL) AS unread
    FROM live_reports
    WHERE sent_at IS NOT NULL AND (decided_at IS NOT NULL) = :decided::boolean AND about_uuid IS DISTINCT FROM :user_uuid::uuid
    GROUP BY activity_uuid, about_uuid, about_handle, CASE WHEN decided_at IS NOT NULL THEN uuid END
    ORDER BY bool_or(answer IS NOT NULL AND answer_read_at IS NULL) DESC, max(decided_at) DESC, min(sent_at)
    LIMIT 100
)
SELECT coalesce(json_agg(json_build_object(
    'uuid', matter.uuid,
    'activity_uuid', matter.activity_uuid,
    'handle', matter.about_handle,
    'person', CASE WHEN person.uuid IS NOT NULL THEN short_json(person.uuid, person.handle, person.display_name) END,
    'role', coalesce((SELECT role FROM user_roles WHERE user_roles.user_uuid = matter.about_uuid), 'member'),
    'kinds', to_json(matter.kinds),
    'reports', matter.reports,
    'version', matter.version,
    'reporters', matter.reporters,
    'reported_at', iso_utc(matter.reported_at),
    'expires_at', iso_utc(matter.expires_at),
    'earlier', earlier.json,
    'sanctions', coalesce((
        SELECT json_agg(json_build_object('kind', kind, 'rule', rule, 'expires_at', iso_utc(sanctioned_users.expires_at)) ORDER BY kind DESC)
        FROM sanctioned_users
        WHERE sanctioned_users.user_uuid = matter.about_uuid), '[]'::json),
    'act', matter.act,
    'rule', matter.rule,
    'ends_at', iso_utc(matter.ends_at),
    'decided_at', iso_utc(matter.decided_at),
    'answered', matter.answered) ORDER BY matter.unread DESC, matter.decided_at DESC, matter.reported_at), '[]'::json)
FROM matters AS matter
-- One by one, by LIMIT: for a number of matters that is not known all users would be read.
LEFT JOIN LATERAL (
    SELECT users.uuid, users.handle, users.display_name, users.created_at FROM users WHERE users.uuid = matter.about_uuid LIMIT 1
) AS person ON true
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('rule', by_rule.rule, 'count', by_rule.count) ORDER BY by_rule.count DESC, by_rule.rule), '[]'::json) AS json
    FROM (
        SELECT rule, count(*) AS count
        FROM audit_log
        WHERE about_handle = matter.about_handle AND act IN ('delete crud', 'warn', 'restrict', 'suspend')
            AND created_at >= person.created_at AND matter.decided_at IS NULL
        GROUP BY rule
    ) AS by_rule
) AS earlier;
