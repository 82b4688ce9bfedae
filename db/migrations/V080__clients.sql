-- Programs that act for people where the identity is embedded: who they are, what people allowed them, and the keys
-- that sign their tokens.

-- A public client has no secret; of a secret that was made at random a plain digest tells nothing.
CREATE TABLE clients (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    name text NOT NULL,
    redirect_uri text COLLATE "C" NOT NULL,
    secret_sha256 bytea,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT clients_pkey PRIMARY KEY (uuid),
    CONSTRAINT clients_name_length CHECK (char_length(name) BETWEEN 1 AND 50),
    CONSTRAINT clients_redirect_uri_safe CHECK (
        redirect_uri ~ '^(https://[^/@?#[:space:]]+|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]+)?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/[^#[:space:]]*)?$'
        AND octet_length(redirect_uri) <= 500)
);

-- What a person has said yes to, until they take it back.
CREATE TABLE client_consents (
    user_uuid uuid NOT NULL,
    client_uuid uuid NOT NULL,
    scope text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT client_consents_pkey PRIMARY KEY (user_uuid, client_uuid),
    CONSTRAINT client_consents_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT client_consents_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES clients (uuid) ON DELETE CASCADE
);
CREATE INDEX client_consents_client_uuid_idx ON client_consents (client_uuid);

-- One sign-in of a person at a client, from the question to the last refresh. Whoever shows the ticket (the question's
-- state, then the code, then the refresh token) takes the grant a step further and gets another; only an HMAC of it is
-- kept. The one spent before ends the grant when it is shown again. Without its grant an access token opens nothing.
CREATE TABLE client_grants (
    uuid uuid NOT NULL,
    client_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    stage text COLLATE "C" NOT NULL,
    ticket_hmac bytea,
    spent_hmac bytea,
    redirect_uri text COLLATE "C" NOT NULL,
    requested_scope text COLLATE "C" NOT NULL,
    scope text COLLATE "C" NOT NULL,
    state text COLLATE "C",
    nonce text COLLATE "C",
    code_challenge text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT client_grants_pkey PRIMARY KEY (uuid),
    CONSTRAINT client_grants_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES clients (uuid) ON DELETE CASCADE,
    CONSTRAINT client_grants_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT client_grants_stage_known CHECK (stage IN ('asked', 'allowed', 'running'))
);
CREATE UNIQUE INDEX client_grants_ticket_hmac_key ON client_grants (ticket_hmac);
CREATE INDEX client_grants_spent_hmac_idx ON client_grants (spent_hmac);
CREATE INDEX client_grants_client_uuid_idx ON client_grants (client_uuid);
CREATE INDEX client_grants_user_uuid_idx ON client_grants (user_uuid, client_uuid);
CREATE INDEX client_grants_expires_at_idx ON client_grants (expires_at);

-- Private keys, encrypted under SECRET_KEY. The youngest signs; the others still verify what they have signed.
CREATE TABLE signing_keys (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    encrypted bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT signing_keys_pkey PRIMARY KEY (uuid)
);
