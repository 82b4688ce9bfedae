-- What moderators write to each other about a report: encrypted by the server for the note's own uuid, so that it can
-- go to another report of the same matter. It goes with the report.
CREATE TABLE moderators_notes (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    report_uuid uuid NOT NULL,
    by_handle text COLLATE "C" NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT moderators_notes_pkey PRIMARY KEY (uuid),
    CONSTRAINT moderators_notes_report_uuid_fkey FOREIGN KEY (report_uuid) REFERENCES reports (uuid) ON DELETE CASCADE
);
CREATE INDEX moderators_notes_report_uuid_idx ON moderators_notes (report_uuid);
