-- The keys that sign statements: the public key as a JWK has it, the private one encrypted under SECRET_KEY.
CREATE TABLE statement_keys (
    kid text NOT NULL,
    x text NOT NULL,
    encrypted bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT statement_keys_pkey PRIMARY KEY (kid)
);

-- Whether a crud has a row, whoever may see it and whether it has ended or not.
CREATE FUNCTION has_row(uuid uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM activities WHERE activities.uuid = has_row.uuid);
