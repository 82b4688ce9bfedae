-- How much of a limit is used up, by HMACs of policy and subject: no address and no e-mail in clear. The columns are
-- bucket4j's. There is no index on expires_at, so that an update stays on its page; the table is small, and is swept.
CREATE TABLE rate_limits (
    subject_hmac text COLLATE "C" NOT NULL,
    state bytea,
    expires_at bigint,
    CONSTRAINT rate_limits_pkey PRIMARY KEY (subject_hmac)
) WITH (fillfactor = 50);
