-- Links by which members invite people, where sign-ups are by invitation. The database has only the hash of a link's code.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE invitations (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    code_hash bytea NOT NULL,
    uses integer NOT NULL,
    uses_left integer NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT invitations_pkey PRIMARY KEY (uuid),
    CONSTRAINT invitations_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT invitations_code_hash_key UNIQUE (code_hash),
    CONSTRAINT invitations_uses_bounded CHECK (uses BETWEEN 1 AND 20 AND uses_left BETWEEN 0 AND uses)
);
CREATE INDEX invitations_user_uuid_idx ON invitations (user_uuid);
CREATE INDEX invitations_expires_at_idx ON invitations (expires_at);
