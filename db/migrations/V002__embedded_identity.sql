-- The embedded identity: sign-ups that wait for their code, accounts with a password, slowed attempts.

CREATE TABLE sign_ups (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    code_hmac bytea NOT NULL,
    tries_left integer NOT NULL DEFAULT 5,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '10 minutes',
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT sign_ups_pkey PRIMARY KEY (uuid)
);
CREATE INDEX sign_ups_expires_at_idx ON sign_ups (expires_at);

-- An account is found by its sub, the same text as users.cognito_user_id.
CREATE TABLE accounts (
    sub text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT accounts_pkey PRIMARY KEY (sub),
    CONSTRAINT accounts_sub_fkey
        FOREIGN KEY (sub) REFERENCES users (cognito_user_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX accounts_email_key ON accounts (lower(email));

-- Failed attempts, by what they were aimed at and whence ("account:…", "address:…"), forgotten after an hour.
CREATE TABLE failed_attempts (
    subject_hmac bytea NOT NULL,
    failures integer NOT NULL DEFAULT 1,
    last_failure_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT failed_attempts_pkey PRIMARY KEY (subject_hmac)
);
CREATE INDEX failed_attempts_last_failure_at_idx ON failed_attempts (last_failure_at);
