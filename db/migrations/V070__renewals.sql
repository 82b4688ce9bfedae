-- Which server asks the issuer for the next token of a session, so that of several only one does: a refresh token may serve
-- once only. The claim counts until its server has written the next due time into the session, half a minute at most.
CREATE TABLE renewals (
    session_primary_id char(36) NOT NULL,
    due timestamptz NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT renewals_pkey PRIMARY KEY (session_primary_id),
    CONSTRAINT renewals_session_primary_id_fkey
        FOREIGN KEY (session_primary_id) REFERENCES spring_session (primary_id) ON DELETE CASCADE
);
