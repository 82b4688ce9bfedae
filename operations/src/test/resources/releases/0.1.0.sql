-- A database that Cruddur 0.1.0 filled: the cast, a member who uses everything, and one who is about to join. Every table
-- has a row. Made by pg_dump 15 of a server with the secret key in 0.1.0.properties; UpgradeTest moves its times to now.
-- Kept as it is, whatever later releases do.
SELECT '2026-11-28 20:16:06.348401+00'::timestamptz AS dumped_at \gset
-- PostgreSQL database dump
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)';
CREATE FUNCTION public.iso_utc(moment timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (replace(((moment AT TIME ZONE 'UTC'::text))::text, ' '::text, 'T'::text) || 'Z'::text);
CREATE FUNCTION public.activity_json(uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint, likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamp with time zone, created_at timestamp with time zone) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('uuid', uuid, 'display_name', display_name, 'handle', handle, 'message', message, 'replies_count', replies_count, 'reposts_count', reposts_count, 'likes_count', likes_count, 'reply_to_activity_uuid', reply_to_activity_uuid, 'expires_at', public.iso_utc(expires_at), 'created_at', public.iso_utc(created_at));
CREATE FUNCTION public.new_uuid() RETURNS uuid
    LANGUAGE sql PARALLEL SAFE
    RETURN (encode(set_bit(set_bit(OVERLAY(uuid_send(gen_random_uuid()) PLACING SUBSTRING(int8send((floor((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric)))::bigint) FROM 3) FROM 1 FOR 6), (52)::bigint, 1), (53)::bigint, 1), 'hex'::text))::uuid;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.activities (
    uuid uuid DEFAULT public.new_uuid() NOT NULL,
    user_uuid uuid NOT NULL,
    message text NOT NULL,
    reply_to_activity_uuid uuid,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT activities_message_bytes CHECK (((octet_length(message) >= 1) AND (octet_length(message) <= 4096)))
)
WITH (autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_threshold='1000', autovacuum_vacuum_cost_delay='0');
ALTER TABLE ONLY public.activities ALTER COLUMN message SET STATISTICS 0;
ALTER TABLE ONLY public.activities ALTER COLUMN reply_to_activity_uuid SET (n_distinct=-0.2);
CREATE FUNCTION public.likes_count(activity public.activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (0)::bigint;
CREATE FUNCTION public.replies_count(activity public.activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT count(*) AS count FROM public.activities reply WHERE ((reply.reply_to_activity_uuid = (replies_count.activity).uuid) AND (reply.expires_at > statement_timestamp())));
CREATE FUNCTION public.reposts_count(activity public.activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (0)::bigint;
CREATE TABLE public.users (
    uuid uuid DEFAULT public.new_uuid() NOT NULL,
    display_name text NOT NULL,
    handle text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    cognito_user_id text NOT NULL COLLATE pg_catalog."C",
    bio text,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT users_display_name_length CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
    CONSTRAINT users_handle_shape CHECK ((handle ~ '^[A-Za-z0-9_]{3,30}$'::text))
);
CREATE FUNCTION public.activity_json(activity public.activities, author public.users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN public.activity_json((activity).uuid, (author).display_name, (author).handle, (activity).message, public.replies_count(activity), public.reposts_count(activity), public.likes_count(activity), (activity).reply_to_activity_uuid, (activity).expires_at, (activity).created_at);
CREATE VIEW public.live_activities AS
 SELECT activities.uuid,
    activities.user_uuid,
    activities.message,
    ( SELECT count(*) AS count
           FROM public.activities reply
          WHERE ((reply.reply_to_activity_uuid = activities.uuid) AND (reply.expires_at > statement_timestamp()))) AS replies_count,
    (0)::bigint AS reposts_count,
    (0)::bigint AS likes_count,
    activities.reply_to_activity_uuid,
    activities.expires_at,
    activities.created_at
   FROM public.activities
  WHERE (activities.expires_at > statement_timestamp());
CREATE FUNCTION public.activity_json(activity public.live_activities, author public.users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN public.activity_json((activity).uuid, (author).display_name, (author).handle, (activity).message, (activity).replies_count, (activity).reposts_count, (activity).likes_count, (activity).reply_to_activity_uuid, (activity).expires_at, (activity).created_at);
CREATE FUNCTION public.milliseconds_until(moment timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((floor((EXTRACT(epoch FROM (moment - statement_timestamp())) * (1000)::numeric)))::bigint)::text;
CREATE FUNCTION public.note_created() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO changes (kind, activity_uuid)
    SELECT kind, id
    FROM created
    CROSS JOIN LATERAL (VALUES ('created', uuid), ('counts', reply_to_activity_uuid)) AS noted (kind, id)
    WHERE id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE FUNCTION public.note_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        INSERT INTO changes (kind, activity_uuid)
        SELECT CASE WHEN expires_at <= statement_timestamp() THEN 'expired' ELSE 'deleted' END, uuid FROM gone;
        INSERT INTO changes (kind, activity_uuid)
        SELECT DISTINCT 'counts', reply_to_activity_uuid FROM gone
        WHERE EXISTS (SELECT FROM activities WHERE activities.uuid = gone.reply_to_activity_uuid);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.profile_json(person public.users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('uuid', (person).uuid, 'handle', (person).handle, 'display_name', (person).display_name, 'bio', (person).bio, 'cruds_count', (SELECT count(*) AS count FROM public.live_activities WHERE (live_activities.user_uuid = (profile_json.person).uuid)), 'created_at', public.iso_utc((person).created_at));
CREATE FUNCTION public.short_json(person public.users) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN json_build_object('uuid', (person).uuid, 'handle', (person).handle, 'display_name', (person).display_name);
CREATE TABLE public.accounts (
    sub text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    password_hash text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.changes (
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    activity_uuid uuid NOT NULL,
    happened_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT changes_kind_known CHECK ((kind = ANY (ARRAY['created'::text, 'deleted'::text, 'expired'::text, 'counts'::text])))
);
ALTER TABLE public.changes ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.changes_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.client_consents (
    user_uuid uuid NOT NULL,
    client_uuid uuid NOT NULL,
    scope text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.client_grants (
    uuid uuid NOT NULL,
    client_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    stage text NOT NULL COLLATE pg_catalog."C",
    ticket_hmac bytea,
    spent_hmac bytea,
    redirect_uri text NOT NULL COLLATE pg_catalog."C",
    requested_scope text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    state text COLLATE pg_catalog."C",
    nonce text COLLATE pg_catalog."C",
    code_challenge text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    signed_in_at timestamp with time zone,
    CONSTRAINT client_grants_stage_known CHECK ((stage = ANY (ARRAY['asked'::text, 'allowed'::text, 'running'::text])))
);
CREATE TABLE public.clients (
    uuid uuid DEFAULT public.new_uuid() NOT NULL,
    name text NOT NULL,
    redirect_uri text NOT NULL COLLATE pg_catalog."C",
    secret_sha256 bytea,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT clients_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
    CONSTRAINT clients_redirect_uri_safe CHECK (((redirect_uri ~ '^(https://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?|http://(127\.0\.0\.1|\[::1\]|localhost)(:[0-9]{1,5})?|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:)(/([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$'::text) AND (octet_length(redirect_uri) <= 500)))
);
CREATE TABLE public.codes (
    uuid uuid NOT NULL,
    purpose text NOT NULL COLLATE pg_catalog."C",
    code_hmac bytea NOT NULL,
    tries_left integer DEFAULT 5 NOT NULL,
    sends_left integer DEFAULT 4 NOT NULL,
    sent_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    expires_at timestamp with time zone DEFAULT (statement_timestamp() + '00:10:00'::interval) NOT NULL,
    address_hmac bytea,
    CONSTRAINT codes_purpose_known CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'reset'::text, 'email'::text])))
);
CREATE TABLE public.deleted_subs (
    sub text NOT NULL COLLATE pg_catalog."C",
    deleted_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.disabled_users (
    user_uuid uuid NOT NULL,
    disabled_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.email_changes (
    uuid uuid NOT NULL,
    sub text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.failed_attempts (
    subject_hmac bytea NOT NULL,
    failures integer DEFAULT 1 NOT NULL,
    last_failure_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.idempotency_keys (
    user_uuid uuid NOT NULL,
    key_hmac bytea NOT NULL,
    body_hmac bytea NOT NULL,
    activity_uuid uuid NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.issuer (
    one boolean DEFAULT true NOT NULL,
    address text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT issuer_one_row CHECK (one)
);
CREATE TABLE public.issuer_names (
    user_uuid uuid NOT NULL,
    display_name text NOT NULL
);
CREATE VIEW public.live_activities_json AS
 SELECT activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    author.handle,
    public.activity_json(activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count, activity.reposts_count, activity.likes_count, activity.reply_to_activity_uuid, activity.expires_at, activity.created_at) AS json
   FROM (public.live_activities activity
     CROSS JOIN LATERAL ( SELECT users.display_name,
            users.handle
           FROM public.users
          WHERE (users.uuid = activity.user_uuid)
         LIMIT 1) author);
CREATE VIEW public.overdue_activities AS
 SELECT activities.uuid,
    activities.expires_at
   FROM public.activities
  WHERE (activities.expires_at <= statement_timestamp());
CREATE TABLE public.password_resets (
    uuid uuid NOT NULL,
    sub text COLLATE pg_catalog."C"
);
CREATE TABLE public.rate_limits (
    subject_hmac text NOT NULL COLLATE pg_catalog."C",
    state bytea,
    expires_at bigint
)
WITH (fillfactor='50');
CREATE TABLE public.renewals (
    session_primary_id character(36) NOT NULL,
    due timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.secret_key (
    one boolean DEFAULT true NOT NULL,
    fingerprint bytea NOT NULL,
    CONSTRAINT secret_key_one_row CHECK (one)
);
CREATE TABLE public.sign_ups (
    uuid uuid NOT NULL,
    display_name text NOT NULL,
    handle text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    password_hash text NOT NULL
);
CREATE TABLE public.signing_keys (
    uuid uuid DEFAULT public.new_uuid() NOT NULL,
    encrypted bytea NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);
CREATE TABLE public.spring_session (
    primary_id character(36) NOT NULL,
    session_id character(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100)
);
CREATE TABLE public.spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL
);
-- Data for Name: accounts; Type: TABLE DATA; Schema: public; Owner: -
COPY public.accounts (sub, email, password_hash, created_at) FROM stdin;
seed-andrewbrown	andrewbrown@example.com	{bcrypt}$2a$10$6BYE5JN4f0itV/dtq3lGNOzCP3Sawjh/B46Uk3YAeywg9TsoduutW	2026-11-28 20:15:06.38852+00
bfafc152-5b3b-4b1c-8398-0df22a673e01	kosh@example.com	{bcrypt}$2a$10$Jx1KLv5RFBcEJ6hlQi0fPO2/5lE779yXNZlkrhddbeewResml7rnC	2026-11-28 20:15:28.552712+00
\.
-- Data for Name: activities; Type: TABLE DATA; Schema: public; Owner: -
COPY public.activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at, created_at) FROM stdin;
0186da51-3308-7f94-bd55-c6c76a98a7c0	fe77fdac-2090-5c5e-a065-9006fea40982	This was imported as seed data!	\N	2026-12-08 20:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3307-704c-b164-304636493e34	bfbba8a0-4496-561c-aeba-d8c6a399d972	Just create the 3rd activity!	\N	2026-11-29 08:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3306-70fb-b480-b4e52f2fb66b	bfbba8a0-4496-561c-aeba-d8c6a399d972	Create the 2nd activity!	\N	2026-12-28 20:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3305-72c1-b815-0e173da6163c	bfbba8a0-4496-561c-aeba-d8c6a399d972	Create the 1st activity!	\N	2026-12-05 20:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3304-7efe-b748-2cfe9594079a	0187b645-9865-5d46-bffe-f87dc6336dae	You have an hour to read this.	\N	2026-11-28 21:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3303-7132-8440-ef483b52e9ad	0187b645-9865-5d46-bffe-f87dc6336dae	Lunch, then gone.	\N	2026-11-28 23:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3302-7284-9ac9-60e9273b2694	fe46db63-fb36-5928-932c-57bb4e850b8a	This one will not outlive the day.	\N	2026-11-29 20:15:06.206921+00	2026-11-28 20:15:06.206921+00
0186da51-3301-7e1d-be7f-c192207ee777	fe46db63-fb36-5928-932c-57bb4e850b8a	A house of glass, a garden of promises: both gone in three days.	\N	2026-12-01 20:15:06.206921+00	2026-11-28 20:15:06.206921+00
01a223cc-697c-7d98-af8f-f2aa4b217281	01a223cc-6927-775d-b12f-aa6ba2fb21f2	Understanding is a three-edged sword.	\N	2026-12-05 20:15:28.63623+00	2026-11-28 20:15:28.63623+00
01a223cc-69d7-7609-99aa-6c6a54875d51	01a223cc-6927-775d-b12f-aa6ba2fb21f2	Your side, my side, and the truth.	01a223cc-697c-7d98-af8f-f2aa4b217281	2026-11-29 20:15:28.727498+00	2026-11-28 20:15:28.727498+00
\.
-- Data for Name: changes; Type: TABLE DATA; Schema: public; Owner: -
COPY public.changes (transaction, "position", kind, activity_uuid, happened_at) FROM stdin;
770	1	created	0186da51-3308-7f94-bd55-c6c76a98a7c0	2026-11-28 20:15:06.206921+00
770	2	created	0186da51-3307-704c-b164-304636493e34	2026-11-28 20:15:06.206921+00
770	3	created	0186da51-3306-70fb-b480-b4e52f2fb66b	2026-11-28 20:15:06.206921+00
770	4	created	0186da51-3305-72c1-b815-0e173da6163c	2026-11-28 20:15:06.206921+00
770	5	created	0186da51-3304-7efe-b748-2cfe9594079a	2026-11-28 20:15:06.206921+00
770	6	created	0186da51-3303-7132-8440-ef483b52e9ad	2026-11-28 20:15:06.206921+00
770	7	created	0186da51-3302-7284-9ac9-60e9273b2694	2026-11-28 20:15:06.206921+00
770	8	created	0186da51-3301-7e1d-be7f-c192207ee777	2026-11-28 20:15:06.206921+00
796	9	created	01a223cc-697c-7d98-af8f-f2aa4b217281	2026-11-28 20:15:28.63623+00
798	10	created	01a223cc-69d7-7609-99aa-6c6a54875d51	2026-11-28 20:15:28.727498+00
798	11	counts	01a223cc-697c-7d98-af8f-f2aa4b217281	2026-11-28 20:15:28.727498+00
\.
-- Data for Name: client_consents; Type: TABLE DATA; Schema: public; Owner: -
COPY public.client_consents (user_uuid, client_uuid, scope, created_at) FROM stdin;
01a223cc-6927-775d-b12f-aa6ba2fb21f2	01a223cc-ad2b-7e30-a3f0-fea4082a6bce	openid profile	2026-11-28 20:15:46.057255+00
\.
-- Data for Name: client_grants; Type: TABLE DATA; Schema: public; Owner: -
COPY public.client_grants (uuid, client_uuid, user_uuid, stage, ticket_hmac, spent_hmac, redirect_uri, requested_scope, scope, state, nonce, code_challenge, created_at, expires_at, signed_in_at) FROM stdin;
a95a7a2a-38a7-4905-9f6d-6bfce63f32a5	01a223cc-ad2b-7e30-a3f0-fea4082a6bce	01a223cc-6927-775d-b12f-aa6ba2fb21f2	running	\N	\\x23ac0610fa3f870cd512318ea3286abdd30ee1706a2a971b67c36221a73d292c	http://127.0.0.1/done	openid profile	openid profile	x	n	WmbHiG7qpag06lUaXcpHXvd7oOPhrGvWpBRfqVW18v4	2026-11-28 20:15:46.020171+00	2026-11-28 21:15:46.157318+00	2026-11-28 20:15:28+00
\.
-- Data for Name: clients; Type: TABLE DATA; Schema: public; Owner: -
COPY public.clients (uuid, name, redirect_uri, secret_sha256, created_at) FROM stdin;
01a223cc-ad2b-7e30-a3f0-fea4082a6bce	Clocks & Co	http://127.0.0.1/done	\N	2026-11-28 20:15:45.963066+00
\.
-- Data for Name: codes; Type: TABLE DATA; Schema: public; Owner: -
COPY public.codes (uuid, purpose, code_hmac, tries_left, sends_left, sent_at, expires_at, address_hmac) FROM stdin;
7a87895f-a203-4102-872e-866d3b0ea6ea	sign-up	\\xcdba88db6accda7531d0fb3eb21d660ffdbd9159ffbfc107f03c7ba00717b6f9	5	4	2026-11-28 20:15:28.865349+00	2026-11-28 20:25:28.865349+00	\\x371bad024a69f550e138bad8cee3964f07e695c30bbbd1fdfbf69ecea3985095
86ca840e-17a1-4f37-9ffe-14e910641ddb	reset	\\x49398eb88d92a21a97301ce0afb913efc6f703f214e83da0e2b400ab8dd4dd34	5	4	2026-11-28 20:15:44.769615+00	2026-11-28 20:25:44.769615+00	\\x19e69a1e425990efd86528d45173efcda99cbd9df32e0ebbb68fafb543c15e79
1747680d-0785-49b5-92b9-860c2746596c	email	\\x44284577bc538f582d5a4ad37bf0a21181f14925a498ed2d84788c81ce030e99	5	4	2026-11-28 20:15:45.91359+00	2026-11-28 20:25:45.91359+00	\\xfa0fdb23d651220e350d2a41fe1ad7beba8a975064144647f6db6bf7ba827ada
\.
-- Data for Name: deleted_subs; Type: TABLE DATA; Schema: public; Owner: -
COPY public.deleted_subs (sub, deleted_at) FROM stdin;
seed-gone	2026-11-28 20:16:03.182739+00
\.
-- Data for Name: disabled_users; Type: TABLE DATA; Schema: public; Owner: -
COPY public.disabled_users (user_uuid, disabled_at) FROM stdin;
0187b645-9865-5d46-bffe-f87dc6336dae	2026-11-28 20:16:03.182739+00
\.
-- Data for Name: email_changes; Type: TABLE DATA; Schema: public; Owner: -
COPY public.email_changes (uuid, sub, email) FROM stdin;
1747680d-0785-49b5-92b9-860c2746596c	bfafc152-5b3b-4b1c-8398-0df22a673e01	kosh@vorlon.example
\.
-- Data for Name: failed_attempts; Type: TABLE DATA; Schema: public; Owner: -
COPY public.failed_attempts (subject_hmac, failures, last_failure_at) FROM stdin;
\\x2ec03d54a59b9a59fab38f9448b882247c403987de35db4d8baad788b3a2b73e	1	2026-11-28 20:15:29.902583+00
\\x319b91edf490fa08fd90eef517f4cc92c6fc9b6a6dbfdbc802f587a63ff317c7	1	2026-11-28 20:15:29.905371+00
\\x5887a8936cd034a1f38ba7a096aaddfde2f517482d9c9f8a5c2033f53ac3493d	0	2026-11-28 20:15:45.809968+00
\.
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
COPY public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) FROM stdin;
1	001	users and activities	SQL	V001__users_and_activities.sql	475804925	cruddur	2026-11-28 20:15:05.626037	33	t
2	002	embedded identity	SQL	V002__embedded_identity.sql	2038241724	cruddur	2026-11-28 20:15:05.684047	17	t
3	003	sessions	SQL	V003__sessions.sql	1019679154	cruddur	2026-11-28 20:15:05.716111	13	t
4	004	codes and accounts	SQL	V004__codes_and_accounts.sql	-1346147592	cruddur	2026-11-28 20:15:05.738271	25	t
5	005	idempotency keys	SQL	V005__idempotency_keys.sql	1943462895	cruddur	2026-11-28 20:15:05.773182	6	t
6	010	rate limits	SQL	V010__rate_limits.sql	994120140	cruddur	2026-11-28 20:15:05.78667	13	t
7	011	secret key	SQL	V011__secret_key.sql	1237114493	cruddur	2026-11-28 20:15:05.809915	7	t
8	012	replies	SQL	V012__replies.sql	1636961546	cruddur	2026-11-28 20:15:05.825507	6	t
9	013	sweeping	SQL	V013__sweeping.sql	2007276172	cruddur	2026-11-28 20:15:05.838919	6	t
10	015	moments left	SQL	V015__moments_left.sql	1991808548	cruddur	2026-11-28 20:15:05.850549	1	t
11	016	changes	SQL	V016__changes.sql	156915802	cruddur	2026-11-28 20:15:05.85573	10	t
12	020	issuer	SQL	V020__issuer.sql	1584231404	cruddur	2026-11-28 20:15:05.870801	13	t
13	040	no statistics of text	SQL	V040__no_statistics_of_text.sql	-369292778	cruddur	2026-11-28 20:15:05.888808	2	t
14	070	renewals	SQL	V070__renewals.sql	1035313159	cruddur	2026-11-28 20:15:05.894589	3	t
15	080	clients	SQL	V080__clients.sql	-2113222176	cruddur	2026-11-28 20:15:05.904334	22	t
16	090	codes by address	SQL	V090__codes_by_address.sql	263638231	cruddur	2026-11-28 20:15:05.935147	1	t
17	093	sign ins of grants	SQL	V093__sign_ins_of_grants.sql	1299263047	cruddur	2026-11-28 20:15:05.940921	1	t
18	094	redirects in plain characters	SQL	V094__redirects_in_plain_characters.sql	1440777059	cruddur	2026-11-28 20:15:05.947161	2	t
19	097	no mark of sealed text	SQL	V097__no_mark_of_sealed_text.sql	190148347	cruddur	2026-11-28 20:15:05.954958	3	t
20	100	counts of the original	SQL	V100__counts_of_the_original.sql	1419994392	cruddur	2026-11-28 20:15:05.961916	2	t
21	101	sign ups by name	SQL	V101__sign_ups_by_name.sql	1794787934	cruddur	2026-11-28 20:15:05.969091	5	t
22	102	shape of a new crud	SQL	V102__shape_of_a_new_crud.sql	53969256	cruddur	2026-11-28 20:15:05.978084	1	t
23	103	cheaper reads	SQL	V103__cheaper_reads.sql	-433328845	cruddur	2026-11-28 20:58:35.548465	23	t
\.
-- Data for Name: idempotency_keys; Type: TABLE DATA; Schema: public; Owner: -
COPY public.idempotency_keys (user_uuid, key_hmac, body_hmac, activity_uuid, created_at) FROM stdin;
01a223cc-6927-775d-b12f-aa6ba2fb21f2	\\x4c8cdc3f060479ac2aa69860a3d8f914d30be330b1937253153adfd9fdc6f65f	\\x584d2832066a2ab27c2c80a94936c43eb395c9e159dcc25675e571432fb82c42	01a223cc-697c-7d98-af8f-f2aa4b217281	2026-11-28 20:15:28.63623+00
\.
-- Data for Name: issuer; Type: TABLE DATA; Schema: public; Owner: -
COPY public.issuer (one, address) FROM stdin;
t	embedded
\.
-- Data for Name: issuer_names; Type: TABLE DATA; Schema: public; Owner: -
COPY public.issuer_names (user_uuid, display_name) FROM stdin;
0187b645-9865-5d46-bffe-f87dc6336dae	Andrew Bayko
\.
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
COPY public.password_resets (uuid, sub) FROM stdin;
86ca840e-17a1-4f37-9ffe-14e910641ddb	bfafc152-5b3b-4b1c-8398-0df22a673e01
\.
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
COPY public.rate_limits (subject_hmac, state, expires_at) FROM stdin;
5d849b6432060255c83011b9ff55b3ce7fa0d70670911ecaf0e0dec33e7bd33e	\\x00000001000000010000000100000001000000000000012c000000000000012c0000034630b8a000000000000000012c008000000000000000000000000003000000010000000318ec4ec1da1d6740000000000000012b0000000000000000000000010000000000000001	1795896967909
9269fdc0e28110fb1c389433ef9805bd1fb3f864734437257e979e3a6bb59696	\\x00000001000000010000000100000001000000000000012c000000000000012c0000034630b8a000000000000000012c008000000000000000000000000003000000010000000318ec4ec195ed5940000000000000012b0000000000000000000000010000000000000002	1795896966765
\.
-- Data for Name: renewals; Type: TABLE DATA; Schema: public; Owner: -
COPY public.renewals (session_primary_id, due, claimed_at) FROM stdin;
4c167aac-7876-47ff-8860-6e91d92cd523	2026-11-28 20:16:03.182739+00	2026-11-28 20:16:03.182739+00
\.
-- Data for Name: secret_key; Type: TABLE DATA; Schema: public; Owner: -
COPY public.secret_key (one, fingerprint) FROM stdin;
t	\\xa955d139ea8e9a3ad192e591cdf9ad4e388686fef0225e7cfc7e14721187428d
\.
-- Data for Name: sign_ups; Type: TABLE DATA; Schema: public; Owner: -
COPY public.sign_ups (uuid, display_name, handle, email, password_hash) FROM stdin;
7a87895f-a203-4102-872e-866d3b0ea6ea	Ulkesh	ulkesh	ulkesh@example.com	{bcrypt}$2a$10$oMQ4p7i76E9duT92UGhgg.VdemTr6IN4RVvgUYhUAnSNnFydYn6Ku
\.
-- Data for Name: signing_keys; Type: TABLE DATA; Schema: public; Owner: -
COPY public.signing_keys (uuid, encrypted, created_at) FROM stdin;
01a223cc-7324-7946-ba2e-44d6c16a77c4	\\x9763073cca849c2f222c7a3fc4429588f3176725d6d3524284121f5cf3b3168113fa5198824d20395d789cd545ec3194fd88f94a966e5cff4827cfa83c4afdf3e3b0533d26a04b3c0493d2bdffa42f34efe6fff50027a3df0f422f965188aefe214a0dd1db14817372f17039fe05304bd5b4b3dee5db3a44e9b73ca2daefb55faf3f23b7667588d17145ff0c99b0a566bb07b5fb5bd7cd7c3283ab2c1383306e2aecb8a2d88e3fd7cd7cdb9f9d7fceb4a2bd53de86dfb1802e6612300cc9c4fd62364c1afac8721434b5c037a56061d03147a0c6b9203c93475cb90e2cea0397769eae316c3fce6d52605ce5df35a4e4dcc23aa535bef858d54d0460c4452ed8bc6cf474faa0d3de05c74416c883babdef2d86cdd5b5f42638edb3a53300f9e6eacd10aa3c4afec6abdb6f5aa2c7b41ac49f6a7f511a4314cecf19fad8e0759697ccbc58eb4cb9a8c3d984b62dbdbec1e315311648732fafeac73a7a461f3f54618d5e1dbbd5053cef49b183c55cb3a23830aff7328cb0ee920e8e993b9189243c0a775aa5540845ac96eb67147ee5abf218f3f38e0e71b3c00f21611faaeec569c136dd7c4032431c1dfeb3bd595c1f24c30b2b8458a293ce371b1d4de8154f0dd27a3f32e804d6be3ecddc746c5c1e07f2a8e10afb43f608b00758d879cad56177c1f7967eacac27a5b852cea22bb3275524d8bbb80296367520fa72cbbcf4311f1029e1037e02c280ca21da72d3f5ffd7c966356bc57ad20d0280a7b61df91c6ae3d2574e4e20d368a93fadff7b65154783c74f74190307612521949baa7c24c26ad1ca1036a38a0ac71e346f07e26b9e5968e2c645c1ea6865ffdfffbfd543acfaa8ddb7e0e1753d6d4c2066d011778329fee8b97442bf0e449118d173509ee75b9a7418b0e74f3d4dda86ae2f2c8d6ae025bf4a1c5efebe58ca705a7eeb7d404dabd2de851d82db0dd1020817f680ad948f1d2f9e8bc60ab95e7b18a1a504e3be7f3f8c7ad82a4c45aa8873a82ac494459a59f0ca59846266c01959cf0114a7ee5675585fb28aea452085e79e76632607a8f7ab668d944c5a821d66b2aae9fecad24e26fbc621eaf33ef64e3bea9c82f847d119072109c0f60f1c4f0f9551046bf4ff0db6f6e16d1d8db5fd3d7bde9803be95b6f2f9fc8ce1b2676a8f55dc540b09e47b5345d45a0c3e8d4f6f3867a01386456d2989bcb49833ab351747e1e6466ecfa90583c6a0ddc33024db526350e51e3a7d1702abd2870df92c24d3bc830940827a10f2892aa3e59f85a2459467ec322a5311dc1e531b6087b3bb17161d1e90dafa724c6cf78acbf5be9f3cd501ebd51bd9f36588831007b7d7b688a605e62a1eb1c0723ee3f301c25713cc890004803226e2b2cc1dc49b83ba948ee1b71899f7fac4bb28aab83c5e55145f072dbbd41fce866f98a281036268a8273c4e258ac0ac4191532acc1f31e381fc26009f7ff39b1cc5c8a4f7ae3f9b480030be284d17eab97720e76c5777c439dcef18268a14b71591a162d8f1461828630f5ea79f11eb848d1196c2f80132dc4ad36504378368a66c3d8933965f195823a1d60637b8e930eb37188e3ee53956363cda6e05a1c300152cd722d6d60b8cbd6d2ca3d4b4ca9b21e40552668ef8d6e92d5fb902605c42441a42b8c7e84be7c6adde8f0b5f9edac5a5ff24ca516949090723b019f61e7e60f51dff806c26c0935ef8851b4aae1c9273fce7e6ac76492d1594d21013dbc67557d10e2e07007d8f8f3de6da4222382e5a39691eb7a0b078512c06713a222248625ee5594c2d91db1d9900cce00218276f55203e264bd4fa6da62ada0404149d0c5b09f45d3d5ab0d6d69a5ca5ee8c5533a42710aa87edfce3394633f2047aaab1a7264df572e805667f2982bfd67627575dd5ebbea0f7c2d963c5919e15ecf6b30c53d5a567b64b6c56699fa3471e34d3ecef9f55cf7ecb9cc7fae0976345cf28251fdf971706996fd7c9ca4a35122b42a7db5eecd94a2f512d6ed98687d0d48c8ff6ae9570069bcdd6d63852da7f582036d85dee2bb4541658304d76a8fbd09e335653c5dee734b016d697f11f0cdbc739e54652fc3ac17ae960f0bc6c0eed3f102a5182e1c19345190551739ac20bedf019d6eb0168980d9709bc20c5080612ced5f8343667d8731f946c869f7db58baf12d883445df9facda1310ee7c2731524b572f2750d7c9ce2dff336bd3205922d00ab5b6287927fddb4ff2908b3778b3700dcae9dad6e3b02e76957af6e8c8e2a53573d8264a671c58895cce6802bffe550b10bf741a6b458ac7580aed92fa1c0a7ac4ab031569a342b4a678870b8f4c9f05eb16fdc549df8d80c6d55962c48193335d408dec8547a16ba84a2a34fcb0c5d57c86326d4adde700583e659a692995d3d4614db16bd72246dc62d3c94ee	2026-11-28 20:15:31.108371+00
\.
-- Data for Name: spring_session; Type: TABLE DATA; Schema: public; Owner: -
COPY public.spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name) FROM stdin;
4c167aac-7876-47ff-8860-6e91d92cd523	GZmuJaN6qjOyTuLr2LuH9iMFmghte1AcIMTf	1795896928554	1795896928554	2592000	1798488928554	01a223cc-6927-775d-b12f-aa6ba2fb21f2
\.
-- Data for Name: spring_session_attributes; Type: TABLE DATA; Schema: public; Owner: -
COPY public.spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) FROM stdin;
4c167aac-7876-47ff-8860-6e91d92cd523	browser	\\xaced000574000b6375726c2f372e38382e31
4c167aac-7876-47ff-8860-6e91d92cd523	SPRING_SECURITY_CONTEXT	\\xaced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f72672f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d6550617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c737400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e7469636174696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c6973747400104c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d7070737200166170702e637275646475722e7765622e56696577657200000000000000000200014c0004757569647400104c6a6176612f7574696c2f555549443b78707372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d6f7374536967426974737870b12faa6ba2fb21f201a223cc6927775d
\.
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
COPY public.users (uuid, display_name, handle, email, cognito_user_id, bio, created_at) FROM stdin;
fe77fdac-2090-5c5e-a065-9006fea40982	Andrew Brown	andrewbrown	andrewbrown@example.com	seed-andrewbrown	\N	2026-11-28 20:15:06.204917+00
bfbba8a0-4496-561c-aeba-d8c6a399d972	Beici Liang	beiciliang	beiciliang@example.com	seed-beiciliang	\N	2026-11-28 20:15:06.204917+00
0187b645-9865-5d46-bffe-f87dc6336dae	Andrew Bayko	bayko	bayko@example.com	seed-bayko	\N	2026-11-28 20:15:06.204917+00
fe46db63-fb36-5928-932c-57bb4e850b8a	Londo Mollari	londo	londo@example.com	seed-londo	\N	2026-11-28 20:15:06.204917+00
01a223cc-6927-775d-b12f-aa6ba2fb21f2	Kosh Naranek	kosh	kosh@example.com	bfafc152-5b3b-4b1c-8398-0df22a673e01	\N	2026-11-28 20:15:28.551808+00
\.
SELECT pg_catalog.setval('public.changes_position_seq', 11, true);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (sub);
ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (transaction, "position");
ALTER TABLE ONLY public.client_consents
    ADD CONSTRAINT client_consents_pkey PRIMARY KEY (user_uuid, client_uuid);
ALTER TABLE ONLY public.client_grants
    ADD CONSTRAINT client_grants_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.clients
    ADD CONSTRAINT clients_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.codes
    ADD CONSTRAINT codes_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.deleted_subs
    ADD CONSTRAINT deleted_subs_pkey PRIMARY KEY (sub);
ALTER TABLE ONLY public.disabled_users
    ADD CONSTRAINT disabled_users_pkey PRIMARY KEY (user_uuid);
ALTER TABLE ONLY public.email_changes
    ADD CONSTRAINT email_changes_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.failed_attempts
    ADD CONSTRAINT failed_attempts_pkey PRIMARY KEY (subject_hmac);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_uuid, key_hmac);
ALTER TABLE ONLY public.issuer_names
    ADD CONSTRAINT issuer_names_pkey PRIMARY KEY (user_uuid);
ALTER TABLE ONLY public.issuer
    ADD CONSTRAINT issuer_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (subject_hmac);
ALTER TABLE ONLY public.renewals
    ADD CONSTRAINT renewals_pkey PRIMARY KEY (session_primary_id);
ALTER TABLE ONLY public.secret_key
    ADD CONSTRAINT secret_key_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.sign_ups
    ADD CONSTRAINT sign_ups_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (uuid);
ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name);
ALTER TABLE ONLY public.spring_session
    ADD CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (uuid);
CREATE UNIQUE INDEX accounts_email_key ON public.accounts USING btree (lower(email));
CREATE INDEX activities_home_idx ON public.activities USING btree (uuid DESC) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_replies_idx ON public.activities USING btree (reply_to_activity_uuid, uuid) INCLUDE (expires_at) WHERE (reply_to_activity_uuid IS NOT NULL);
CREATE INDEX activities_sweep_idx ON public.activities USING btree (expires_at, uuid DESC);
CREATE INDEX activities_user_uuid_idx ON public.activities USING btree (user_uuid, uuid DESC);
CREATE INDEX client_consents_client_uuid_idx ON public.client_consents USING btree (client_uuid);
CREATE INDEX client_grants_client_uuid_idx ON public.client_grants USING btree (client_uuid);
CREATE INDEX client_grants_expires_at_idx ON public.client_grants USING btree (expires_at);
CREATE INDEX client_grants_spent_hmac_idx ON public.client_grants USING btree (spent_hmac);
CREATE UNIQUE INDEX client_grants_ticket_hmac_key ON public.client_grants USING btree (ticket_hmac);
CREATE INDEX client_grants_user_uuid_idx ON public.client_grants USING btree (user_uuid, client_uuid);
CREATE INDEX codes_expires_at_idx ON public.codes USING btree (expires_at);
CREATE INDEX deleted_subs_deleted_at_idx ON public.deleted_subs USING btree (deleted_at);
CREATE INDEX email_changes_sub_idx ON public.email_changes USING btree (sub);
CREATE INDEX failed_attempts_last_failure_at_idx ON public.failed_attempts USING btree (last_failure_at);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);
CREATE INDEX password_resets_sub_idx ON public.password_resets USING btree (sub);
CREATE INDEX sign_ups_email ON public.sign_ups USING btree (lower(email));
CREATE INDEX sign_ups_handle ON public.sign_ups USING btree (lower(handle));
CREATE INDEX spring_session_expiry_time_idx ON public.spring_session USING btree (expiry_time);
CREATE INDEX spring_session_principal_name_idx ON public.spring_session USING btree (principal_name);
CREATE UNIQUE INDEX spring_session_session_id_key ON public.spring_session USING btree (session_id);
CREATE UNIQUE INDEX users_cognito_user_id_key ON public.users USING btree (cognito_user_id);
CREATE UNIQUE INDEX users_handle_key ON public.users USING btree (lower(handle));
CREATE TRIGGER activities_note_created AFTER INSERT ON public.activities REFERENCING NEW TABLE AS created FOR EACH STATEMENT EXECUTE FUNCTION public.note_created();
CREATE TRIGGER activities_note_gone AFTER DELETE ON public.activities REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.note_gone();
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_sub_fkey FOREIGN KEY (sub) REFERENCES public.users(cognito_user_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_reply_to_activity_uuid_fkey FOREIGN KEY (reply_to_activity_uuid) REFERENCES public.activities(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.client_consents
    ADD CONSTRAINT client_consents_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES public.clients(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.client_consents
    ADD CONSTRAINT client_consents_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.client_grants
    ADD CONSTRAINT client_grants_client_uuid_fkey FOREIGN KEY (client_uuid) REFERENCES public.clients(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.client_grants
    ADD CONSTRAINT client_grants_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.disabled_users
    ADD CONSTRAINT disabled_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.email_changes
    ADD CONSTRAINT email_changes_sub_fkey FOREIGN KEY (sub) REFERENCES public.accounts(sub) ON DELETE CASCADE;
ALTER TABLE ONLY public.email_changes
    ADD CONSTRAINT email_changes_uuid_fkey FOREIGN KEY (uuid) REFERENCES public.codes(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.issuer_names
    ADD CONSTRAINT issuer_names_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES public.users(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_sub_fkey FOREIGN KEY (sub) REFERENCES public.accounts(sub) ON DELETE CASCADE;
ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_uuid_fkey FOREIGN KEY (uuid) REFERENCES public.codes(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.renewals
    ADD CONSTRAINT renewals_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sign_ups
    ADD CONSTRAINT sign_ups_uuid_fkey FOREIGN KEY (uuid) REFERENCES public.codes(uuid) ON DELETE CASCADE;
ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;
-- PostgreSQL database dump complete
