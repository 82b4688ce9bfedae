-- Where users come from: the issuer whose subs they are, 'embedded' for our own.
CREATE TABLE issuer (
    one boolean NOT NULL DEFAULT true,
    address text COLLATE "C" NOT NULL,
    CONSTRAINT issuer_pkey PRIMARY KEY (one),
    CONSTRAINT issuer_one_row CHECK (one)
);

-- The name that the issuer told last, so that one changed here is not taken back.
CREATE TABLE issuer_names (
    user_uuid uuid NOT NULL,
    display_name text NOT NULL,
    CONSTRAINT issuer_names_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT issuer_names_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);

-- Subs whose user was deleted: tokens from before are void. Kept for thirty days, as long as tokens are renewed.
CREATE TABLE deleted_subs (
    sub text COLLATE "C" NOT NULL,
    deleted_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT deleted_subs_pkey PRIMARY KEY (sub)
);
CREATE INDEX deleted_subs_deleted_at_idx ON deleted_subs (deleted_at);
