-- Which crud a repeated POST has made already: an id and digests, never the text. Kept an hour.
CREATE TABLE idempotency_keys (
    user_uuid uuid NOT NULL,
    key_hmac bytea NOT NULL,
    body_hmac bytea NOT NULL,
    activity_uuid uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_uuid, key_hmac),
    CONSTRAINT idempotency_keys_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
