-- Acts of moderators, and of the operator (no name), about people. It keeps handles, not users,
-- since it outlives an account, and goes a year after the act. No statement of ours changes a row.
CREATE TABLE audit_log (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    by_handle text COLLATE "C",
    act text COLLATE "C" NOT NULL,
    about_handle text COLLATE "C" NOT NULL,
    rule text,
    ends_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '1 year',
    CONSTRAINT audit_log_pkey PRIMARY KEY (uuid),
    CONSTRAINT audit_log_act_known CHECK (act IN ('member', 'moderator', 'admin', 'restrict', 'suspend', 'lift restrict', 'lift suspend'))
);
CREATE INDEX audit_log_expires_at_idx ON audit_log (expires_at);
