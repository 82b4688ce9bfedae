-- Deletes codes an hour after they lapsed, with what waited for them; attempts once they no longer count; accounts on which no word was
-- given, a day after their end, where take-lapsed.sql has not taken them, and those with a word that no server has carried out, two days after
-- it; secrets whose first code did not come; the admin's link; and subs that were deleted thirty days ago.
WITH codes_swept AS (
    DELETE FROM codes WHERE expires_at <= statement_timestamp() - interval '1 hour' RETURNING 1
), attempts_swept AS (
    DELETE FROM failed_attempts
    WHERE last_failure_at < statement_timestamp() - interval '1 hour'
        AND last_failure_at < statement_timestamp() - kept_hours * interval '1 hour'
    RETURNING 1
), waiting_swept AS (
    DELETE FROM waiting_accounts
    WHERE expires_at <= statement_timestamp() - interval '1 day'
        AND (word IS NULL OR expires_at <= statement_timestamp() - interval '2 days')
), setups_swept AS (
    DELETE FROM factor_setups WHERE expires_at <= statement_timestamp() RETURNING 1
), link_swept AS (
    DELETE FROM admin_link WHERE expires_at <= statement_timestamp() RETURNING 1
), subs_swept AS (
    DELETE FROM deleted_subs WHERE deleted_at < statement_timestamp() - interval '30 days'
)
SELECT ((SELECT count(*) FROM codes_swept) + (SELECT count(*) FROM attempts_swept)
    + (SELECT count(*) FROM setups_swept) + (SELECT count(*) FROM link_swept))::text;
