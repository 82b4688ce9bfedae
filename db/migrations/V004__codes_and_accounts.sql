-- One table for all codes that are sent to an address, whatever they are for; what each is for hangs on it.

DROP TABLE sign_ups;

CREATE TABLE codes (
    uuid uuid NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    code_hmac bytea NOT NULL,
    tries_left integer NOT NULL DEFAULT 5,
    sends_left integer NOT NULL DEFAULT 4,
    sent_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '10 minutes',
    CONSTRAINT codes_pkey PRIMARY KEY (uuid),
    CONSTRAINT codes_purpose_known CHECK (purpose IN ('sign-up', 'reset', 'email'))
);
CREATE INDEX codes_expires_at_idx ON codes (expires_at);

CREATE TABLE sign_ups (
    uuid uuid NOT NULL,
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    CONSTRAINT sign_ups_pkey PRIMARY KEY (uuid),
    CONSTRAINT sign_ups_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes (uuid) ON DELETE CASCADE
);

-- A reset for an address without an account has no sub, so that it looks like any other.
CREATE TABLE password_resets (
    uuid uuid NOT NULL,
    sub text COLLATE "C",
    CONSTRAINT password_resets_pkey PRIMARY KEY (uuid),
    CONSTRAINT password_resets_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes (uuid) ON DELETE CASCADE,
    CONSTRAINT password_resets_sub_fkey FOREIGN KEY (sub) REFERENCES accounts (sub) ON DELETE CASCADE
);
CREATE INDEX password_resets_sub_idx ON password_resets (sub);

CREATE TABLE email_changes (
    uuid uuid NOT NULL,
    sub text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    CONSTRAINT email_changes_pkey PRIMARY KEY (uuid),
    CONSTRAINT email_changes_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes (uuid) ON DELETE CASCADE,
    CONSTRAINT email_changes_sub_fkey FOREIGN KEY (sub) REFERENCES accounts (sub) ON DELETE CASCADE
);
CREATE INDEX email_changes_sub_idx ON email_changes (sub);

-- Users whom the operator keeps from signing in. A table of its own: the columns of users are the original's.
CREATE TABLE disabled_users (
    user_uuid uuid NOT NULL,
    disabled_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT disabled_users_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT disabled_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);

-- The shape of a user towards everybody, in one place: neither e-mail nor sub.
CREATE FUNCTION profile_json(person users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object(
        'uuid', person.uuid,
        'handle', person.handle,
        'display_name', person.display_name,
        'bio', person.bio,
        'cruds_count', (SELECT count(*) FROM live_activities WHERE user_uuid = person.uuid),
        'created_at', iso_utc(person.created_at));

CREATE FUNCTION short_json(person users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('uuid', person.uuid, 'handle', person.handle, 'display_name', person.display_name);
