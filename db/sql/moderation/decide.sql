-- Keeps what was decided in the first of the reports (uuids, comma-separated, the oldest first) and deletes the others; what moderators
-- wrote to each other about them goes to the first. What is kept ends after 14 days.
WITH decided AS (
    UPDATE reports
    SET act = :act, rule = :rule, ends_at = :ends_at::timestamptz, decided_at = statement_timestamp(),
        expires_at = least(statement_timestamp() + interval '14 days', held_until)
    WHERE uuid = (string_to_array(:uuids::text, ',')::uuid[])[1]
    RETURNING uuid
), noted AS (
    UPDATE moderators_notes SET report_uuid = decided.uuid
    FROM decided
    WHERE moderators_notes.report_uuid = ANY (string_to_array(:uuids::text, ',')::uuid[]) AND moderators_notes.report_uuid <> decided.uuid
), merged AS (
    DELETE FROM reports
    WHERE uuid = ANY (string_to_array(:uuids::text, ',')::uuid[]) AND uuid NOT IN (SELECT uuid FROM decided)
)
SELECT count(*)::text FROM decided;
