-- Generated from db/migrations; a test fails when the two differ. This is to be read; change those.

CREATE EXTENSION "uuid-ossp";

CREATE OR REPLACE FUNCTION public.activity_json(uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint, likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamp with time zone, created_at timestamp with time zone)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', uuid, 'display_name', display_name, 'handle', handle, 'message', message, 'replies_count', replies_count, 'reposts_count', reposts_count, 'likes_count', likes_count, 'reply_to_activity_uuid', reply_to_activity_uuid, 'expires_at', iso_utc(expires_at), 'created_at', iso_utc(created_at));

CREATE OR REPLACE FUNCTION public.iso_utc(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (replace(((moment AT TIME ZONE 'UTC'::text))::text, ' '::text, 'T'::text) || 'Z'::text);

CREATE OR REPLACE FUNCTION public.leave_sooner(first uuid, ends_at timestamp with time zone)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
DECLARE
    level uuid[] := ARRAY[first];
BEGIN
    WHILE level IS NOT NULL LOOP
        PERFORM FROM activities WHERE uuid = ANY (level) ORDER BY uuid FOR UPDATE;
        UPDATE activities SET expires_at = ends_at WHERE uuid = ANY (level) AND expires_at > ends_at;
        SELECT array_agg(uuid) INTO level FROM activities WHERE reply_to_activity_uuid = ANY (level);
    END LOOP;
    RETURN (SELECT json FROM live_activities_json WHERE uuid = first);
END $function$;

CREATE OR REPLACE FUNCTION public.milliseconds_until(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((floor((EXTRACT(epoch FROM (moment - statement_timestamp())) * (1000)::numeric)))::bigint)::text;

CREATE OR REPLACE FUNCTION public.new_uuid()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
RETURN (encode(set_bit(set_bit(OVERLAY(uuid_send(gen_random_uuid()) PLACING SUBSTRING(int8send((floor((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric)))::bigint) FROM 3) FROM 1 FOR 6), (52)::bigint, 1), (53)::bigint, 1), 'hex'::text))::uuid;

CREATE OR REPLACE FUNCTION public.note_created()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO changes (kind, activity_uuid)
    SELECT kind, id
    FROM created
    CROSS JOIN LATERAL (VALUES ('created', uuid), ('counts', reply_to_activity_uuid)) AS noted (kind, id)
    WHERE id IS NOT NULL;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        INSERT INTO changes (kind, activity_uuid)
        SELECT CASE WHEN expires_at <= statement_timestamp() THEN 'expired' ELSE 'deleted' END, uuid FROM gone;
        INSERT INTO changes (kind, activity_uuid)
        SELECT DISTINCT 'counts', reply_to_activity_uuid FROM gone
        WHERE EXISTS (SELECT FROM activities WHERE activities.uuid = gone.reply_to_activity_uuid);
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_shortened()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO changes (kind, activity_uuid)
    SELECT 'shortened', uuid
    FROM later
    JOIN sooner USING (uuid)
    WHERE sooner.expires_at < later.expires_at;
    RETURN NULL;
END $function$;

CREATE TABLE accounts (
    sub text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT accounts_pkey PRIMARY KEY (sub),
    CONSTRAINT accounts_sub_fkey FOREIGN KEY (sub) REFERENCES users(cognito_user_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower(email));

CREATE TABLE activities (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    message text NOT NULL,
    reply_to_activity_uuid uuid,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT activities_message_bytes CHECK (((octet_length(message) >= 1) AND (octet_length(message) <= 4096))),
    CONSTRAINT activities_pkey PRIMARY KEY (uuid),
    CONSTRAINT activities_reply_to_activity_uuid_fkey FOREIGN KEY (reply_to_activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT activities_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
ALTER TABLE activities SET (autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000);
CREATE INDEX activities_home_idx ON public.activities USING btree (uuid DESC) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_leaving_idx ON public.activities USING btree (expires_at, uuid) INCLUDE (created_at) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_replies_idx ON public.activities USING btree (reply_to_activity_uuid, uuid) INCLUDE (expires_at) WHERE (reply_to_activity_uuid IS NOT NULL);
CREATE INDEX activities_sweep_idx ON public.activities USING btree (expires_at, uuid DESC);
CREATE INDEX activities_user_uuid_idx ON public.activities USING btree (user_uuid, uuid DESC);
CREATE TRIGGER activities_note_created AFTER INSERT ON public.activities REFERENCING NEW TABLE AS created FOR EACH STATEMENT EXECUTE FUNCTION note_created();
CREATE TRIGGER activities_note_gone AFTER DELETE ON public.activities REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_gone();
CREATE TRIGGER activities_note_shortened AFTER UPDATE ON public.activities REFERENCING OLD TABLE AS later NEW TABLE AS sooner FOR EACH STATEMENT EXECUTE FUNCTION note_shortened();

CREATE TABLE changes (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "position" bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    activity_uuid uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT changes_kind_known CHECK ((kind = ANY (ARRAY['created'::text, 'deleted'::text, 'expired'::text, 'counts'::text, 'shortened'::text]))),
    CONSTRAINT changes_pkey PRIMARY KEY (transaction, "position")
);

CREATE TABLE client_consents (
    user_uuid uuid NOT NULL,
    client_uuid uuid NOT NULL,
    scope text COLLATE "C" NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT client_consents_pkey PRIMARY KEY (user_uuid, client_uuid),
    CONSTRAINT client_consents_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES clients(uuid) ON DELETE CASCADE,
    CONSTRAINT client_consents_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX client_consents_client_uuid_idx ON public.client_consents USING btree (client_uuid);

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
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL,
    signed_in_at timestamp with time zone,
    CONSTRAINT client_grants_pkey PRIMARY KEY (uuid),
    CONSTRAINT client_grants_stage_known CHECK ((stage = ANY (ARRAY['asked'::text, 'allowed'::text, 'running'::text]))),
    CONSTRAINT client_grants_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES clients(uuid) ON DELETE CASCADE,
    CONSTRAINT client_grants_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX client_grants_client_uuid_idx ON public.client_grants USING btree (client_uuid);
CREATE INDEX client_grants_expires_at_idx ON public.client_grants USING btree (expires_at);
CREATE INDEX client_grants_spent_hmac_idx ON public.client_grants USING btree (spent_hmac);
CREATE UNIQUE INDEX client_grants_ticket_hmac_key ON public.client_grants USING btree (ticket_hmac);
CREATE INDEX client_grants_user_uuid_idx ON public.client_grants USING btree (user_uuid, client_uuid);

CREATE TABLE clients (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    name text NOT NULL,
    redirect_uri text COLLATE "C" NOT NULL,
    secret_sha256 bytea,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT clients_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
    CONSTRAINT clients_pkey PRIMARY KEY (uuid),
    CONSTRAINT clients_redirect_uri_safe CHECK (((redirect_uri ~ '^(https://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$'::text) AND (octet_length(redirect_uri) <= 500)))
);

CREATE TABLE codes (
    uuid uuid NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    code_hmac bytea NOT NULL,
    tries_left integer NOT NULL DEFAULT 5,
    sends_left integer NOT NULL DEFAULT 4,
    sent_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '00:10:00'::interval),
    address_hmac bytea,
    CONSTRAINT codes_pkey PRIMARY KEY (uuid),
    CONSTRAINT codes_purpose_known CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'reset'::text, 'email'::text])))
);
CREATE INDEX codes_expires_at_idx ON public.codes USING btree (expires_at);

CREATE TABLE deleted_subs (
    sub text COLLATE "C" NOT NULL,
    deleted_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT deleted_subs_pkey PRIMARY KEY (sub)
);
CREATE INDEX deleted_subs_deleted_at_idx ON public.deleted_subs USING btree (deleted_at);

CREATE TABLE disabled_users (
    user_uuid uuid NOT NULL,
    disabled_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT disabled_users_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT disabled_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE email_changes (
    uuid uuid NOT NULL,
    sub text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    CONSTRAINT email_changes_pkey PRIMARY KEY (uuid),
    CONSTRAINT email_changes_sub_fkey FOREIGN KEY (sub) REFERENCES accounts(sub) ON DELETE CASCADE,
    CONSTRAINT email_changes_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes(uuid) ON DELETE CASCADE
);
CREATE INDEX email_changes_sub_idx ON public.email_changes USING btree (sub);

CREATE TABLE failed_attempts (
    subject_hmac bytea NOT NULL,
    failures integer NOT NULL DEFAULT 1,
    last_failure_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT failed_attempts_pkey PRIMARY KEY (subject_hmac)
);
CREATE INDEX failed_attempts_last_failure_at_idx ON public.failed_attempts USING btree (last_failure_at);

CREATE TABLE idempotency_keys (
    user_uuid uuid NOT NULL,
    key_hmac bytea NOT NULL,
    body_hmac bytea NOT NULL,
    activity_uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_uuid, key_hmac),
    CONSTRAINT idempotency_keys_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);

CREATE TABLE issuer (
    one boolean NOT NULL DEFAULT true,
    address text COLLATE "C" NOT NULL,
    CONSTRAINT issuer_one_row CHECK (one),
    CONSTRAINT issuer_pkey PRIMARY KEY (one)
);

CREATE TABLE issuer_names (
    user_uuid uuid NOT NULL,
    display_name text NOT NULL,
    CONSTRAINT issuer_names_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT issuer_names_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE password_resets (
    uuid uuid NOT NULL,
    sub text COLLATE "C",
    CONSTRAINT password_resets_pkey PRIMARY KEY (uuid),
    CONSTRAINT password_resets_sub_fkey FOREIGN KEY (sub) REFERENCES accounts(sub) ON DELETE CASCADE,
    CONSTRAINT password_resets_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes(uuid) ON DELETE CASCADE
);
CREATE INDEX password_resets_sub_idx ON public.password_resets USING btree (sub);

CREATE TABLE rate_limits (
    subject_hmac text COLLATE "C" NOT NULL,
    state bytea,
    expires_at bigint,
    CONSTRAINT rate_limits_pkey PRIMARY KEY (subject_hmac)
);
ALTER TABLE rate_limits SET (fillfactor=50);

CREATE TABLE renewals (
    session_primary_id character(36) NOT NULL,
    due timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT renewals_pkey PRIMARY KEY (session_primary_id),
    CONSTRAINT renewals_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES spring_session(primary_id) ON DELETE CASCADE
);

CREATE TABLE secret_key (
    one boolean NOT NULL DEFAULT true,
    fingerprint bytea NOT NULL,
    CONSTRAINT secret_key_one_row CHECK (one),
    CONSTRAINT secret_key_pkey PRIMARY KEY (one)
);

CREATE TABLE sign_ups (
    uuid uuid NOT NULL,
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    CONSTRAINT sign_ups_pkey PRIMARY KEY (uuid),
    CONSTRAINT sign_ups_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes(uuid) ON DELETE CASCADE
);
CREATE INDEX sign_ups_email ON public.sign_ups USING btree (lower(email));
CREATE INDEX sign_ups_handle ON public.sign_ups USING btree (lower(handle));

CREATE TABLE signing_keys (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    encrypted bytea NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT signing_keys_pkey PRIMARY KEY (uuid)
);

CREATE TABLE spring_session (
    primary_id character(36) NOT NULL,
    session_id character(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100),
    CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id)
);
CREATE INDEX spring_session_expiry_time_idx ON public.spring_session USING btree (expiry_time);
CREATE INDEX spring_session_principal_name_idx ON public.spring_session USING btree (principal_name);
CREATE UNIQUE INDEX spring_session_session_id_key ON public.spring_session USING btree (session_id);

CREATE TABLE spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL,
    CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name),
    CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES spring_session(primary_id) ON DELETE CASCADE
);

CREATE TABLE users (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    cognito_user_id text COLLATE "C" NOT NULL,
    bio text,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT users_display_name_length CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
    CONSTRAINT users_handle_shape CHECK ((handle ~ '^[A-Za-z0-9_]{3,30}$'::text)),
    CONSTRAINT users_pkey PRIMARY KEY (uuid)
);
CREATE UNIQUE INDEX users_cognito_user_id_key ON public.users USING btree (cognito_user_id);
CREATE UNIQUE INDEX users_handle_key ON public.users USING btree (lower(handle));

CREATE VIEW live_activities AS
 SELECT uuid,
    user_uuid,
    message,
    ( SELECT count(*) AS count
           FROM activities reply
          WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()) AS replies_count,
    0::bigint AS reposts_count,
    0::bigint AS likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at
   FROM activities
  WHERE expires_at > statement_timestamp();

CREATE VIEW live_activities_json AS
 SELECT activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    author.handle,
    activity_json(activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count, activity.reposts_count, activity.likes_count, activity.reply_to_activity_uuid, activity.expires_at, activity.created_at) AS "json"
   FROM live_activities activity
     CROSS JOIN LATERAL ( SELECT users.display_name,
            users.handle
           FROM users
          WHERE users.uuid = activity.user_uuid
         LIMIT 1) author;

CREATE VIEW overdue_activities AS
 SELECT uuid,
    expires_at
   FROM activities
  WHERE expires_at <= statement_timestamp();

CREATE OR REPLACE FUNCTION public.activity_json(activity activities, author users)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN activity_json((activity).uuid, (author).display_name, (author).handle, (activity).message, replies_count(activity), reposts_count(activity), likes_count(activity), (activity).reply_to_activity_uuid, (activity).expires_at, (activity).created_at);

CREATE OR REPLACE FUNCTION public.activity_json(activity live_activities, author users)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN activity_json((activity).uuid, (author).display_name, (author).handle, (activity).message, (activity).replies_count, (activity).reposts_count, (activity).likes_count, (activity).reply_to_activity_uuid, (activity).expires_at, (activity).created_at);

CREATE OR REPLACE FUNCTION public.likes_count(activity activities)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (0)::bigint;

CREATE OR REPLACE FUNCTION public.profile_json(person users)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', (person).uuid, 'handle', (person).handle, 'display_name', (person).display_name, 'bio', (person).bio, 'cruds_count', (SELECT count(*) AS count FROM live_activities WHERE (live_activities.user_uuid = (profile_json.person).uuid)), 'created_at', iso_utc((person).created_at));

CREATE OR REPLACE FUNCTION public.replies_count(activity activities)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT count(*) AS count FROM activities reply WHERE ((reply.reply_to_activity_uuid = (replies_count.activity).uuid) AND (reply.expires_at > statement_timestamp())));

CREATE OR REPLACE FUNCTION public.reposts_count(activity activities)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (0)::bigint;

CREATE OR REPLACE FUNCTION public.short_json(person users)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', (person).uuid, 'handle', (person).handle, 'display_name', (person).display_name);
