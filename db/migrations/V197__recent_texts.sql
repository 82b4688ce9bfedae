-- By what a text is known again that one person posts twice within an hour: an HMAC under the server's key, of the person and the text. It
-- goes with its crud, and after an hour. Of two posts at the same moment, the constraint refuses one.
--
-- In the order in which writers take them.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE recent_texts (
    activity_uuid uuid NOT NULL,
    text_hmac bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT recent_texts_pkey PRIMARY KEY (activity_uuid),
    CONSTRAINT recent_texts_text_hmac_key UNIQUE (text_hmac),
    CONSTRAINT recent_texts_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities (uuid) ON DELETE CASCADE
);
-- What a text is known by stands in no statistics either.
ALTER TABLE recent_texts ALTER COLUMN text_hmac SET STATISTICS 0;
CREATE INDEX recent_texts_created_at_idx ON recent_texts (created_at);
