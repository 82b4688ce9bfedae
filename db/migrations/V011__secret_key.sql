-- Which secret key this database is used with, as an HMAC under that key: servers with another one are refused.
CREATE TABLE secret_key (
    one boolean NOT NULL DEFAULT true,
    fingerprint bytea NOT NULL,
    CONSTRAINT secret_key_pkey PRIMARY KEY (one),
    CONSTRAINT secret_key_one_row CHECK (one)
);
