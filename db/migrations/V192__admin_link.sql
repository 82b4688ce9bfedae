-- The link by which somebody becomes the first admin: that of the server which started last, for a day. It opens nothing where there is
-- an admin.
CREATE TABLE admin_link (
    single boolean NOT NULL DEFAULT true,
    token_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '24 hours',
    CONSTRAINT admin_link_pkey PRIMARY KEY (single),
    CONSTRAINT admin_link_single CHECK (single)
);
