-- Where new accounts are approved, a sign-up says why, and once its address is confirmed it waits here: for a moderator's word, and 30 days at
-- most. It is nobody's account until then, so that nothing knows of it. The language is that of the sign-up, for the mail that tells the word.
ALTER TABLE sign_ups ADD COLUMN reason text;
ALTER TABLE sign_ups ADD COLUMN language text COLLATE "C";
-- What ends with a sign-up or a word stands in no statistics, which would quote it until the next ANALYZE.
ALTER TABLE sign_ups ALTER COLUMN reason SET STATISTICS 0;

-- A word is kept for the moment in which a server carries it out and sends the mail.
CREATE TABLE waiting_accounts (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    display_name text NOT NULL,
    handle text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    language text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    word text COLLATE "C",
    by_handle text COLLATE "C",
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '30 days',
    CONSTRAINT waiting_accounts_pkey PRIMARY KEY (uuid),
    CONSTRAINT waiting_accounts_reason_length CHECK (char_length(reason) BETWEEN 1 AND 4096),
    CONSTRAINT waiting_accounts_word_known CHECK (word IN ('accept', 'refuse'))
);
ALTER TABLE waiting_accounts
    ALTER COLUMN display_name SET STATISTICS 0,
    ALTER COLUMN handle SET STATISTICS 0,
    ALTER COLUMN email SET STATISTICS 0,
    ALTER COLUMN password_hash SET STATISTICS 0,
    ALTER COLUMN reason SET STATISTICS 0;
CREATE UNIQUE INDEX waiting_accounts_handle_key ON waiting_accounts (lower(handle));
CREATE UNIQUE INDEX waiting_accounts_email_key ON waiting_accounts (lower(email));
ALTER INDEX waiting_accounts_handle_key ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX waiting_accounts_email_key ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX waiting_accounts_created_at_idx ON waiting_accounts (created_at);
CREATE INDEX waiting_accounts_expires_at_idx ON waiting_accounts (expires_at);
CREATE INDEX waiting_accounts_decided_idx ON waiting_accounts (uuid) WHERE word IS NOT NULL;

-- When moderators were last told by mail that accounts wait: one row at most.
CREATE TABLE waiting_accounts_told (
    one boolean NOT NULL DEFAULT true,
    told_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT waiting_accounts_told_pkey PRIMARY KEY (one),
    CONSTRAINT waiting_accounts_told_once CHECK (one)
);

-- Gives the word on the account that waits under a handle (no name: who runs the server). A server carries it out, and writes it into the log
-- then. Answers with the handle, or NULL where none waits.
CREATE FUNCTION decide_sign_up(wanted text, decision text, done_by text) RETURNS text
    LANGUAGE sql
BEGIN ATOMIC
    UPDATE waiting_accounts SET word = decision, by_handle = done_by
    WHERE lower(handle) = lower(wanted COLLATE "C") AND word IS NULL AND expires_at > statement_timestamp()
    RETURNING handle;
END;
