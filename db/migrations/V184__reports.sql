-- What people report to the moderators. A row holds a copy of the crud that is reported, and of what that crud answers, from the moment
-- at which Report is pressed: encrypted by the server, as are the note and the answer (docs/moderation.md). It is the one exception to
-- the end of a crud. A report that is not sent ends after 15 minutes; one that is dismissed is deleted at once; any other ends 14 days
-- after it was decided, and 45 days after it was opened at the latest.
--
-- A report outlives both accounts, so that nobody destroys evidence by leaving: it keeps a handle, as the audit log does. Whose report it
-- is goes with the reporter's account. A crud is named without a reference for the same reason.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE reports (
    uuid uuid NOT NULL,
    reporter_uuid uuid,
    about_uuid uuid,
    about_handle text COLLATE "C" NOT NULL,
    activity_uuid uuid,
    evidence text,
    kind text COLLATE "C",
    note text,
    opened_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    sent_at timestamptz,
    -- When moderators got a mail for it; null where those before it had told them.
    mailed_at timestamptz,
    act text COLLATE "C",
    rule text,
    ends_at timestamptz,
    decided_at timestamptz,
    answer text,
    -- When a moderator first opened the answer.
    answer_read_at timestamptz,
    -- The end at the latest, under whose hour the texts are sealed.
    held_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '15 minutes',
    CONSTRAINT reports_pkey PRIMARY KEY (uuid),
    CONSTRAINT reports_reporter_uuid_fkey FOREIGN KEY (reporter_uuid) REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT reports_about_uuid_fkey FOREIGN KEY (about_uuid) REFERENCES users (uuid) ON DELETE SET NULL,
    CONSTRAINT reports_kind_known CHECK (kind IN ('spam', 'harassment', 'hate', 'violence', 'sexual', 'illegal', 'other')),
    CONSTRAINT reports_sent_with_a_kind CHECK ((sent_at IS NULL) = (kind IS NULL)),
    CONSTRAINT reports_act_known CHECK (act IN ('delete crud', 'warn', 'restrict', 'suspend', 'delete account')),
    CONSTRAINT reports_decided_by_an_act CHECK ((decided_at IS NULL) = (act IS NULL)),
    CONSTRAINT reports_held_long_enough CHECK (expires_at <= held_until)
);
CREATE INDEX reports_expires_at_idx ON reports (expires_at, uuid);
CREATE INDEX reports_reporter_uuid_idx ON reports (reporter_uuid);
CREATE INDEX reports_about_uuid_idx ON reports (about_uuid);

CREATE VIEW live_reports AS
SELECT
    uuid, reporter_uuid, about_uuid, about_handle, activity_uuid, evidence, kind, note, opened_at, sent_at, mailed_at, act, rule,
    ends_at, decided_at, answer, answer_read_at, held_until, expires_at
FROM reports
WHERE expires_at > statement_timestamp();

-- The log of what was done knows the acts of its writers, which grow: by form alone.
ALTER TABLE audit_log DROP CONSTRAINT audit_log_act_known;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_act_form CHECK (act ~ '^[a-z][a-z -]{1,39}$');

-- Suspends or restricts a person in the place of what was so before, and keeps in the log who did it (no name: who runs the server).
-- Answers with the end.
CREATE FUNCTION sanction(person uuid, sanction_kind text, broken_rule text, sanction_end timestamptz, done_by text) RETURNS timestamptz
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO sanctions (user_uuid, kind, rule, expires_at)
    VALUES (person, sanction_kind, broken_rule, sanction_end)
    ON CONFLICT (user_uuid, kind) DO UPDATE
    SET rule = excluded.rule, expires_at = excluded.expires_at, created_at = excluded.created_at;
    INSERT INTO audit_log (by_handle, act, about_handle, rule, ends_at)
    SELECT done_by, sanction_kind, users.handle, broken_rule, sanction_end FROM users WHERE users.uuid = person;
    SELECT sanction_end;
END;
