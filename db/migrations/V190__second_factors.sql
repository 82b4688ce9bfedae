-- The second factor of those who have one: the secret that their app makes codes from, encrypted under a key that is not in the
-- database, and the time step of the last code that was used, since a code counts once.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE second_factors (
    user_uuid uuid NOT NULL,
    secret_encrypted bytea NOT NULL,
    last_step bigint NOT NULL,
    since timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT second_factors_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT second_factors_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);

-- A recovery code stands in for the app, once: its row is deleted when it is used, and with the factor.
CREATE TABLE recovery_codes (
    user_uuid uuid NOT NULL,
    code_hmac bytea NOT NULL,
    CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_uuid, code_hmac),
    CONSTRAINT recovery_codes_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT recovery_codes_factor_fkey FOREIGN KEY (user_uuid) REFERENCES second_factors (user_uuid) ON DELETE CASCADE
);

-- A secret that waits for its first code.
CREATE TABLE factor_setups (
    user_uuid uuid NOT NULL,
    secret_encrypted bytea NOT NULL,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '10 minutes',
    CONSTRAINT factor_setups_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT factor_setups_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);
