-- Sessions of signed-in people. The token that opens one is its browser's alone: the table has its SHA-256. The token has
-- 216 random bits, so that its hash needs neither salt nor key.
CREATE TABLE sessions (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    token_hash bytea NOT NULL,
    user_uuid uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    used_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '720 hours',
    browser text,
    renewal_token bytea,
    renewal_due timestamptz,
    renewal_claimed_at timestamptz,
    CONSTRAINT sessions_pkey PRIMARY KEY (uuid),
    CONSTRAINT sessions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT sessions_ninety_days CHECK (expires_at <= created_at + interval '2160 hours'),
    CONSTRAINT sessions_renewal_whole CHECK ((renewal_token IS NULL) = (renewal_due IS NULL))
);
CREATE UNIQUE INDEX sessions_token_hash_key ON sessions (token_hash);
CREATE INDEX sessions_user_uuid_idx ON sessions (user_uuid);
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

-- People whom an issuer has sent and who have yet to choose a handle: what it told of them, encrypted.
CREATE TABLE newcomers (
    token_hash bytea NOT NULL,
    told bytea NOT NULL,
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '30 minutes',
    CONSTRAINT newcomers_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX newcomers_expires_at_idx ON newcomers (expires_at);

-- Users as those who ask: what each request has to know of its viewer. filtered: whether something keeps cruds from them that
-- others see; nothing does yet.
CREATE VIEW viewers AS
SELECT
    users.uuid,
    users.cognito_user_id,
    users.handle,
    false AS filtered,
    EXISTS (SELECT FROM disabled_users WHERE disabled_users.user_uuid = users.uuid) AS disabled
FROM users;

-- What follows is for servers of 0.1.0 beside this build, and goes with their tables a release later. They read and write
-- spring_session, which has ids in clear. Each change of theirs is copied here; of this build's sessions they see those that begin while
-- spring_session has any (begin-for-0-1-0.sql), so that a database that never knew 0.1.0 has no id in clear.

CREATE FUNCTION milliseconds(moment timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    RETURN (extract(epoch FROM moment) * 1000)::bigint;

-- Spring Security's context of a person, as Java writes it for 0.1.0: the uuid is at its end, its second half first.
CREATE FUNCTION security_context_of_0_1_0(user_uuid uuid) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN decode(
        'aced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365'
        '637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f7267'
        '2f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f'
        '6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d65'
        '50617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c73'
        '7400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e67'
        '6672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e74696361'
        '74696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400'
        '164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574'
        '696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c697374740010'
        '4c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f646966696162'
        '6c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261'
        '794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d7070737200166170702e63'
        '7275646475722e7765622e56696577657200000000000000000200014c0004757569647400104c6a6176612f7574696c2f555549'
        '443b78707372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d'
        '6f7374536967426974737870',
        'hex')
        || substr(uuid_send(user_uuid), 9, 8) || substr(uuid_send(user_uuid), 1, 8);

CREATE FUNCTION keep_session_of_0_1_0(kept spring_session) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
        INSERT INTO sessions (uuid, token_hash, user_uuid, created_at, used_at, expires_at)
        SELECT
            kept.primary_id::uuid,
            -- The cookie has the id in Base64.
            sha256(convert_to(encode(convert_to(kept.session_id::text, 'UTF8'), 'base64'), 'UTF8')),
            users.uuid,
            to_timestamp(kept.creation_time / 1000.0),
            to_timestamp(kept.last_access_time / 1000.0),
            least(to_timestamp(kept.expiry_time / 1000.0), to_timestamp(kept.creation_time / 1000.0) + interval '2160 hours')
        FROM users
        WHERE users.uuid = kept.principal_name::uuid
        ON CONFLICT (uuid) DO UPDATE SET
            token_hash = excluded.token_hash,
            used_at = greatest(sessions.used_at, excluded.used_at),
            expires_at = greatest(sessions.expires_at, excluded.expires_at);
    END;

CREATE FUNCTION keep_attribute_of_0_1_0(kept spring_session_attributes) RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
        -- A Java string: seven bytes before its characters.
        UPDATE sessions SET browser = convert_from(substr(kept.attribute_bytes, 8), 'UTF8')
        WHERE uuid = kept.session_primary_id::uuid AND kept.attribute_name = 'browser';
        -- A record of an instant and an array of bytes: the instant's seconds are at byte 129, the array at 165.
        UPDATE sessions SET
            renewal_token = substr(kept.attribute_bytes, 165),
            renewal_due = to_timestamp(('x' || encode(substr(kept.attribute_bytes, 129, 8), 'hex'))::bit(64)::bigint)
        WHERE uuid = kept.session_primary_id::uuid AND kept.attribute_name = 'renewal';
    END;

CREATE FUNCTION session_of_0_1_0_kept() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_session_of_0_1_0(NEW);
    RETURN NULL;
END $$;

CREATE FUNCTION attribute_of_0_1_0_kept() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_attribute_of_0_1_0(NEW);
    RETURN NULL;
END $$;

CREATE FUNCTION session_of_0_1_0_ended() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sessions WHERE uuid = OLD.primary_id::uuid;
    RETURN NULL;
END $$;

CREATE FUNCTION session_ended_for_0_1_0() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM spring_session WHERE primary_id = OLD.uuid::text::char(36);
    RETURN NULL;
END $$;

CREATE FUNCTION session_used_for_0_1_0() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE spring_session SET
        last_access_time = milliseconds(NEW.used_at),
        max_inactive_interval = (milliseconds(NEW.expires_at) - milliseconds(NEW.used_at)) / 1000,
        expiry_time = milliseconds(NEW.expires_at)
    WHERE primary_id = NEW.uuid::text::char(36);
    RETURN NULL;
END $$;

-- A refresh token may serve once only: from then on this build asks the issuer.
CREATE FUNCTION session_renewed_for_0_1_0() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM spring_session_attributes
    WHERE session_primary_id = NEW.uuid::text::char(36) AND attribute_name = 'renewal';
    RETURN NULL;
END $$;

SELECT keep_session_of_0_1_0(spring_session) FROM spring_session
WHERE primary_id ~ '^[0-9a-f-]{36}$' AND principal_name ~ '^[0-9a-f-]{36}$'
    AND expiry_time > milliseconds(statement_timestamp());
SELECT keep_attribute_of_0_1_0(spring_session_attributes) FROM spring_session_attributes
WHERE session_primary_id ~ '^[0-9a-f-]{36}$';

CREATE TRIGGER spring_session_kept AFTER INSERT OR UPDATE ON spring_session FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND NEW.primary_id ~ '^[0-9a-f-]{36}$' AND NEW.principal_name ~ '^[0-9a-f-]{36}$')
    EXECUTE FUNCTION session_of_0_1_0_kept();
CREATE TRIGGER spring_session_attributes_kept AFTER INSERT OR UPDATE ON spring_session_attributes FOR EACH ROW
    WHEN (pg_trigger_depth() = 0 AND NEW.session_primary_id ~ '^[0-9a-f-]{36}$')
    EXECUTE FUNCTION attribute_of_0_1_0_kept();
CREATE TRIGGER spring_session_ended AFTER DELETE ON spring_session FOR EACH ROW
    WHEN (OLD.primary_id ~ '^[0-9a-f-]{36}$')
    EXECUTE FUNCTION session_of_0_1_0_ended();
CREATE TRIGGER sessions_ended AFTER DELETE ON sessions FOR EACH ROW
    EXECUTE FUNCTION session_ended_for_0_1_0();
CREATE TRIGGER sessions_used AFTER UPDATE OF used_at ON sessions FOR EACH ROW
    WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION session_used_for_0_1_0();
CREATE TRIGGER sessions_renewed AFTER UPDATE OF renewal_token ON sessions FOR EACH ROW
    WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION session_renewed_for_0_1_0();
