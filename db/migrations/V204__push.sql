-- Web Push: the key pair by which push services know this server (VAPID), the browsers that are to be told, and what waits to be sent.
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;

-- One key pair for all servers. The private key is encrypted under a key that is not in the database.
CREATE TABLE push_key (
    one boolean NOT NULL DEFAULT true,
    encrypted bytea NOT NULL,
    CONSTRAINT push_key_pkey PRIMARY KEY (one),
    CONSTRAINT push_key_one CHECK (one)
);

-- A browser that is to be told of some kinds of notifications, while its session lasts: the address that its push service gave it, and the
-- keys that encrypt for it alone. It is known once its push service took a message; refusals are the messages in a row that it did not
-- take since, and refused_since is when the first of them was given up. Likes and reposts from before rings_since keep none from ringing. Its user is referred to before its session, as a user is locked before
-- the sessions.
CREATE TABLE push_subscriptions (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    session_uuid uuid NOT NULL,
    endpoint text COLLATE "C" NOT NULL,
    p256dh bytea NOT NULL,
    auth bytea NOT NULL,
    replied boolean NOT NULL DEFAULT false,
    mentioned boolean NOT NULL DEFAULT false,
    liked boolean NOT NULL DEFAULT false,
    reposted boolean NOT NULL DEFAULT false,
    followed boolean NOT NULL DEFAULT false,
    known boolean NOT NULL DEFAULT false,
    refusals integer NOT NULL DEFAULT 0,
    refused_since timestamptz,
    rings_since timestamptz NOT NULL DEFAULT statement_timestamp(),
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT push_subscriptions_pkey PRIMARY KEY (uuid),
    CONSTRAINT push_subscriptions_session_key UNIQUE (session_uuid),
    CONSTRAINT push_subscriptions_endpoint_key UNIQUE (endpoint),
    CONSTRAINT push_subscriptions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users (uuid) ON DELETE CASCADE,
    CONSTRAINT push_subscriptions_session_uuid_fkey FOREIGN KEY (session_uuid) REFERENCES sessions (uuid) ON DELETE CASCADE,
    CONSTRAINT push_subscriptions_endpoint_length CHECK (length(endpoint) <= 1000),
    CONSTRAINT push_subscriptions_keys CHECK (length(p256dh) = 65 AND length(auth) = 16)
);
CREATE INDEX push_subscriptions_user_uuid_idx ON push_subscriptions (user_uuid);

-- What waits to be sent: ids alone. A row refers to no other, so that neither a notification nor a session that goes waits for it. What has
-- gone by the time it is due is not sent.
CREATE TABLE push_messages (
    position bigint GENERATED ALWAYS AS IDENTITY,
    subscription_uuid uuid NOT NULL,
    notification_uuid uuid NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT push_messages_pkey PRIMARY KEY (position)
);
CREATE INDEX push_messages_due_at_idx ON push_messages (due_at);
CREATE INDEX push_messages_subscription_uuid_idx ON push_messages (subscription_uuid);
CREATE INDEX push_messages_created_at_idx ON push_messages (created_at);
