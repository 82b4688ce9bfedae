-- Generated from db/migrations; a test fails when the two differ. This is to be read; change those.

CREATE TYPE activity_document AS (
    uuid uuid,
    display_name text,
    handle text,
    message text,
    replies_count bigint,
    reposts_count bigint,
    likes_count bigint,
    reply_to_activity_uuid uuid,
    expires_at text,
    created_at text,
    user_uuid uuid,
    audience text,
    mentions json,
    sensitive boolean
);

CREATE EXTENSION "uuid-ossp";

CREATE OR REPLACE FUNCTION public.activity_json(uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint, likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamp with time zone, created_at timestamp with time zone)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', uuid, 'display_name', display_name, 'handle', handle, 'message', sealed_or_plain(uuid, message), 'replies_count', replies_count, 'reposts_count', reposts_count, 'likes_count', likes_count, 'reply_to_activity_uuid', reply_to_activity_uuid, 'expires_at', iso_utc(expires_at), 'created_at', iso_utc(created_at));

CREATE OR REPLACE FUNCTION public.activity_json(uuid uuid, display_name text, handle text, message text, replies_count bigint, reposts_count bigint, likes_count bigint, reply_to_activity_uuid uuid, expires_at timestamp with time zone, created_at timestamp with time zone, user_uuid uuid, audience text, mentions json, sensitive boolean)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN row_to_json(ROW(uuid, display_name, handle, sealed_or_plain(uuid, message), replies_count, reposts_count, likes_count, reply_to_activity_uuid, iso_utc(expires_at), iso_utc(created_at), user_uuid, audience, mentions, sensitive)::activity_document);

CREATE OR REPLACE FUNCTION public.attribute_of_0_1_0_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    PERFORM keep_attribute_of_0_1_0(NEW);
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.begin_panic(done_by text)
 RETURNS timestamp with time zone
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO audit_log (by_handle, act, ends_at)
   VALUES (begin_panic.done_by, 'panic on'::text, (statement_timestamp() + '24:00:00'::interval));
 INSERT INTO panic AS present (one)
   VALUES (true) ON CONFLICT(one) DO UPDATE SET since =
         CASE
             WHEN (present.expires_at > statement_timestamp()) THEN present.since
             ELSE excluded.since
         END, expires_at = excluded.expires_at
   RETURNING present.expires_at;
END;

CREATE OR REPLACE FUNCTION public.block_sign_ups(typed text, done_by text)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 WITH wanted AS (
          SELECT sign_up_block(block_sign_ups.typed) AS value
         ), blocked AS (
          INSERT INTO sign_up_blocks (value, network)  SELECT wanted_1.value,
                         CASE
                             WHEN (strpos(wanted_1.value, '/'::text) > 0) THEN (wanted_1.value)::cidr
                             ELSE NULL::cidr
                         END AS "case"
                    FROM wanted wanted_1
                   WHERE (wanted_1.value IS NOT NULL) ON CONFLICT(value) DO NOTHING
           RETURNING sign_up_blocks.value
         ), logged AS (
          INSERT INTO audit_log (by_handle, act)  SELECT block_sign_ups.done_by AS done_by,
                     'block sign-ups'
                    FROM blocked
         )
  SELECT wanted.value
    FROM wanted;
END;

CREATE OR REPLACE FUNCTION public.conversation_of(activity uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 WITH RECURSIVE above AS (
          SELECT activities.uuid,
             activities.reply_to_activity_uuid,
             0 AS height
            FROM activities
           WHERE (activities.uuid = conversation_of.activity)
         UNION ALL
          SELECT parent.uuid,
             parent.reply_to_activity_uuid,
             (above_1.height + 1)
            FROM (above above_1
              JOIN activities parent ON ((parent.uuid = above_1.reply_to_activity_uuid)))
           WHERE (above_1.height < 1000)
         )
  SELECT above.uuid
    FROM above
   ORDER BY above.height DESC
  LIMIT 1;
END;

CREATE OR REPLACE FUNCTION public.copy_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.decide_sign_up(wanted text, decision text, done_by text)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE waiting_accounts SET word = decide_sign_up.decision, by_handle = decide_sign_up.done_by
   WHERE ((lower(waiting_accounts.handle) = lower((decide_sign_up.wanted COLLATE "C"))) AND (waiting_accounts.word IS NULL) AND (waiting_accounts.expires_at > statement_timestamp()))
   RETURNING waiting_accounts.handle;
END;

CREATE OR REPLACE FUNCTION public.end_invitations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    PERFORM FROM users WHERE uuid = NEW.user_uuid FOR NO KEY UPDATE;
    DELETE FROM invitations WHERE user_uuid = NEW.user_uuid;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.end_panic(done_by text)
 RETURNS boolean
 LANGUAGE sql
BEGIN ATOMIC
 WITH ended AS (
          DELETE FROM panic
           RETURNING panic.expires_at
         ), logged AS (
          INSERT INTO audit_log (by_handle, act)  SELECT end_panic.done_by AS done_by,
                     'panic off'
                    FROM ended
                   WHERE (ended.expires_at > statement_timestamp())
           RETURNING 1 AS "?column?"
         )
  SELECT (EXISTS ( SELECT
            FROM logged)) AS "exists";
END;

CREATE OR REPLACE FUNCTION public.has_row(uuid uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (EXISTS (SELECT FROM activities WHERE (activities.uuid = has_row.uuid)));

CREATE OR REPLACE FUNCTION public.hour_of(moment timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM moment) / (3600)::numeric)))::integer;

CREATE OR REPLACE FUNCTION public.iso_utc(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (replace(((moment AT TIME ZONE 'UTC'::text))::text, ' '::text, 'T'::text) || 'Z'::text);

CREATE OR REPLACE FUNCTION public.leave_sooner(first uuid, ends_at timestamp with time zone)
 RETURNS json
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
    level uuid[] := ARRAY[first];
    leaving uuid[] := '{}';
BEGIN
    WHILE level IS NOT NULL LOOP
        PERFORM FROM activities WHERE uuid = ANY (level) ORDER BY uuid FOR UPDATE;
        leaving := leaving || level;
        SELECT array_agg(uuid) INTO level FROM activities WHERE reply_to_activity_uuid = ANY (level);
    END LOOP;
    UPDATE activities SET expires_at = ends_at WHERE uuid = ANY (leaving) AND expires_at > ends_at;
    RETURN (
        SELECT json
        FROM seen_activities_json
        WHERE viewer_uuid = (SELECT user_uuid FROM activities WHERE uuid = first) AND uuid = first
    );
END $function$;

CREATE OR REPLACE FUNCTION public.lock_roles(person uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT FROM user_roles WHERE user_uuid = person AND role = 'admin') THEN
        LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
    ELSE
        LOCK TABLE user_roles IN ROW EXCLUSIVE MODE;
    END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.mention_json(written text, uuid uuid, handle text)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('written', written, 'uuid', uuid, 'handle', handle);

CREATE OR REPLACE FUNCTION public.milliseconds(moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
RETURN ((EXTRACT(epoch FROM moment) * (1000)::numeric))::bigint;

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

CREATE OR REPLACE FUNCTION public.note(kinds text[], subjects uuid[], authors uuid[], audiences text[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 WITH noted AS (
          INSERT INTO events (kind, subject_uuid, author_uuid, audience)  SELECT one.kind,
                     one.subject,
                     one.author,
                         CASE one.audience
                             WHEN 'everyone'::text THEN 'everybody'::text
                             ELSE 'members'::text
                         END AS "case"
                    FROM UNNEST(note.kinds, note.subjects, note.authors, note.audiences) one(kind, subject, author, audience)
           RETURNING events.transaction,
             events."position",
             events.kind,
             events.subject_uuid,
             events.audience
         )
  INSERT INTO changes (transaction, "position", kind, activity_uuid) OVERRIDING SYSTEM VALUE  SELECT noted.transaction,
             noted."position",
                 CASE noted.kind
                     WHEN 'hidden'::text THEN 'deleted'::text
                     ELSE noted.kind
                 END AS kind,
             noted.subject_uuid
            FROM noted
           WHERE (noted.audience = 'everybody'::text);
END;

CREATE OR REPLACE FUNCTION public.note_created()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
    FROM (
        SELECT 'created' AS kind, uuid, user_uuid, audience FROM created
        UNION ALL
        SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
        FROM created
        JOIN activities AS answered ON answered.uuid = created.reply_to_activity_uuid
    ) AS noted;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
        FROM (
            SELECT
                CASE WHEN expires_at <= statement_timestamp() THEN 'expired' ELSE 'deleted' END AS kind, uuid, user_uuid, audience
            FROM gone
            UNION ALL
            SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
            FROM (SELECT DISTINCT reply_to_activity_uuid FROM gone) AS reply
            JOIN activities AS answered ON answered.uuid = reply.reply_to_activity_uuid
        ) AS noted;
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_liked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    -- Each crud that goes is asked for its likes, and few have any.
    IF NOT EXISTS (SELECT FROM changed) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO activity_extras (activity_uuid, liked)
        SELECT DISTINCT changed.activity_uuid, true
        FROM changed
        WHERE NOT EXISTS (
            SELECT FROM activity_extras WHERE activity_extras.activity_uuid = changed.activity_uuid AND activity_extras.liked
        )
        ON CONFLICT (activity_uuid) DO UPDATE SET liked = true;
    END IF;
    INSERT INTO events (kind, subject_uuid, author_uuid, audience)
    SELECT DISTINCT
        'counts', activities.uuid, activities.user_uuid,
        CASE activities.audience WHEN 'everyone' THEN 'everybody' ELSE 'members' END
    FROM changed
    JOIN activities ON activities.uuid = changed.activity_uuid;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'likes' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'liked', user_uuid, activity_uuid FROM changed;
        WHEN 'reposts' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'reposted', user_uuid, activity_uuid FROM changed;
        WHEN 'follows' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid) SELECT 'followed', follower_uuid, user_uuid FROM changed;
        WHEN 'mentions' THEN
            INSERT INTO notices (kind, by_uuid, subject_uuid)
            SELECT DISTINCT 'mentioned', activities.user_uuid, activities.uuid
            FROM changed
            JOIN activities ON activities.uuid = changed.activity_uuid;
        ELSE
            INSERT INTO notices (kind, by_uuid, subject_uuid)
            SELECT 'replied', user_uuid, uuid FROM changed WHERE reply_to_activity_uuid IS NOT NULL;
    END CASE;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_relations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_TABLE_NAME = 'follows' THEN
        INSERT INTO events (kind, subject_uuid, audience, user_uuid)
        SELECT DISTINCT 'relations', follower_uuid, 'person', follower_uuid
        FROM changed
        JOIN users ON users.uuid = follower_uuid;
    ELSE
        INSERT INTO events (kind, subject_uuid, audience, user_uuid)
        SELECT DISTINCT 'relations', viewer_uuid, 'person', viewer_uuid
        FROM changed
        JOIN users ON users.uuid = viewer_uuid;
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_reposted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NOT EXISTS (SELECT FROM changed) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO activity_extras (activity_uuid, reposted)
        SELECT DISTINCT changed.activity_uuid, true
        FROM changed
        WHERE NOT EXISTS (
            SELECT FROM activity_extras WHERE activity_extras.activity_uuid = changed.activity_uuid AND activity_extras.reposted
        )
        ON CONFLICT (activity_uuid) DO UPDATE SET reposted = true;
        INSERT INTO events (kind, subject_uuid, author_uuid, audience)
        SELECT 'reposted', changed.uuid, changed.user_uuid, 'members'
        FROM changed;
    END IF;
    INSERT INTO events (kind, subject_uuid, author_uuid, audience)
    SELECT DISTINCT
        'counts', activities.uuid, activities.user_uuid,
        CASE activities.audience WHEN 'everyone' THEN 'everybody' ELSE 'members' END
    FROM changed
    JOIN activities ON activities.uuid = changed.activity_uuid;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_sanction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.kind = 'suspend' THEN
        PERFORM note(array_agg(noted.kind), array_agg(noted.uuid), array_agg(noted.user_uuid), array_agg(noted.audience))
        FROM (
            SELECT 'hidden' AS kind, uuid, user_uuid, audience FROM kept_activities WHERE user_uuid = NEW.user_uuid
            UNION ALL
            SELECT 'counts', answered.uuid, answered.user_uuid, answered.audience
            FROM (
                SELECT DISTINCT reply_to_activity_uuid AS uuid FROM kept_activities WHERE user_uuid = NEW.user_uuid
            ) AS reply
            JOIN activities AS answered ON answered.uuid = reply.uuid
        ) AS noted;
    END IF;
    PERFORM pg_notify('cruddur_changes', '');
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_shortened()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT FROM later JOIN sooner USING (uuid) WHERE sooner.expires_at < later.expires_at) THEN
        PERFORM note(
            array_agg('shortened'::text), array_agg(sooner.uuid), array_agg(sooner.user_uuid), array_agg(sooner.audience))
        FROM later
        JOIN sooner USING (uuid)
        WHERE sooner.expires_at < later.expires_at;
    END IF;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.profile_json(uuid uuid, handle text, display_name text, bio text, cruds_count bigint, followers_count bigint, following_count bigint, created_at timestamp with time zone, banner text, link text)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name, 'bio', bio, 'cruds_count', cruds_count, 'followers_count', followers_count, 'following_count', following_count, 'created_at', iso_utc(created_at), 'banner', banner, 'link', link);

CREATE OR REPLACE FUNCTION public.sanction(person uuid, sanction_kind text, broken_rule text, sanction_end timestamp with time zone, done_by text)
 RETURNS timestamp with time zone
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO sanctions (user_uuid, kind, rule, expires_at)
   VALUES (sanction.person, sanction.sanction_kind, sanction.broken_rule, sanction.sanction_end) ON CONFLICT(user_uuid, kind) DO UPDATE SET rule = excluded.rule, expires_at = excluded.expires_at, created_at = excluded.created_at;
 INSERT INTO audit_log (by_handle, act, about_handle, rule, ends_at)  SELECT sanction.done_by AS done_by,
             sanction.sanction_kind AS sanction_kind,
             users.handle,
             sanction.broken_rule AS broken_rule,
             sanction.sanction_end AS sanction_end
            FROM users
           WHERE (users.uuid = sanction.person);
 SELECT sanction_end AS sanction_end;
END;

CREATE OR REPLACE FUNCTION public.sealed_or_plain(uuid uuid, message text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN starts_with(message, chr(1)) THEN ((chr(1) || (uuid)::text) || message) ELSE message END;

CREATE OR REPLACE FUNCTION public.sealed_until(message text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ("substring"(message, '^\x01([0-9]{6})'::text))::integer;

CREATE OR REPLACE FUNCTION public.security_context_of_0_1_0(user_uuid uuid)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN ((decode('aced00057372003d6f72672e737072696e676672616d65776f726b2e73656375726974792e636f72652e636f6e746578742e5365637572697479436f6e74657874496d706c000000000000026c0200014c000e61757468656e7469636174696f6e7400324c6f72672f737072696e676672616d65776f726b2f73656375726974792f636f72652f41757468656e7469636174696f6e3b78707372004f6f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e557365726e616d6550617373776f726441757468656e7469636174696f6e546f6b656e000000000000026c0200024c000b63726564656e7469616c737400124c6a6176612f6c616e672f4f626a6563743b4c00097072696e636970616c71007e0004787200476f72672e737072696e676672616d65776f726b2e73656375726974792e61757468656e7469636174696f6e2e416273747261637441757468656e7469636174696f6e546f6b656ed3aa287e6e47640e0200035a000d61757468656e746963617465644c000b617574686f7269746965737400164c6a6176612f7574696c2f436f6c6c656374696f6e3b4c000764657461696c7371007e0004787001737200266a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c654c697374fc0f2531b5ec8e100200014c00046c6973747400104c6a6176612f7574696c2f4c6973743b7872002c6a6176612e7574696c2e436f6c6c656374696f6e7324556e6d6f6469666961626c65436f6c6c656374696f6e19420080cb5ef71e0200014c00016371007e00067870737200136a6176612e7574696c2e41727261794c6973747881d21d99c7619d03000149000473697a657870000000007704000000007871007e000d7070737200166170702e637275646475722e7765622e56696577657200000000000000000200014c0004757569647400104c6a6176612f7574696c2f555549443b78707372000e6a6176612e7574696c2e55554944bc9903f7986d852f0200024a000c6c65617374536967426974734a000b6d6f7374536967426974737870'::text, 'hex'::text) || substr(uuid_send(user_uuid), 9, 8)) || substr(uuid_send(user_uuid), 1, 8));

CREATE OR REPLACE FUNCTION public.session_ended_for_0_1_0()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM spring_session WHERE primary_id = OLD.uuid::text::char(36);
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.session_of_0_1_0_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM sessions WHERE uuid = OLD.primary_id::uuid;
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.session_of_0_1_0_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    PERFORM keep_session_of_0_1_0(NEW);
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.session_renewed_for_0_1_0()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    DELETE FROM spring_session_attributes
    WHERE session_primary_id = NEW.uuid::text::char(36) AND attribute_name = 'renewal';
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.session_used_for_0_1_0()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    UPDATE spring_session SET
        last_access_time = milliseconds(NEW.used_at),
        max_inactive_interval = (milliseconds(NEW.expires_at) - milliseconds(NEW.used_at)) / 1000,
        expiry_time = milliseconds(NEW.expires_at)
    WHERE primary_id = NEW.uuid::text::char(36);
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.short_json(uuid uuid, handle text, display_name text)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', uuid, 'handle', handle, 'display_name', display_name);

CREATE OR REPLACE FUNCTION public.sign_up_block(typed text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
DECLARE
    bare text := regexp_replace(lower(btrim(typed)), '^(@|[*]?[.])', '');
    network cidr;
BEGIN
    IF bare ~ '[:/]' OR bare ~ '^[0-9.]+$' THEN
        network := unwrapped(bare::inet);
        RETURN CASE WHEN masklen(network) >= CASE family(network) WHEN 4 THEN 8 ELSE 16 END THEN network::text END;
    END IF;
    RETURN CASE WHEN bare ~ '^[a-z0-9-]{1,63}([.][a-z0-9-]{1,63}){1,9}$' THEN bare END;
EXCEPTION WHEN invalid_text_representation THEN
    RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.unblock_sign_ups(typed text, done_by text)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 WITH unblocked AS (
          DELETE FROM sign_up_blocks
           WHERE (sign_up_blocks.value = sign_up_block(unblock_sign_ups.typed))
           RETURNING sign_up_blocks.value
         ), logged AS (
          INSERT INTO audit_log (by_handle, act)  SELECT unblock_sign_ups.done_by AS done_by,
                     'unblock sign-ups'
                    FROM unblocked unblocked_1
         )
  SELECT unblocked.value
    FROM unblocked;
END;

CREATE OR REPLACE FUNCTION public.unwrapped(network inet)
 RETURNS cidr
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((family(network) = 6) AND (network <<= '::ffff:0.0.0.0/96'::inet)) THEN (set_masklen(('0.0.0.0'::inet + ((host(network))::inet - '::ffff:0.0.0.0'::inet)), (masklen(network) - 96)))::cidr
             ELSE (network)::cidr
         END AS network;
END;

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
    audience text COLLATE "C" NOT NULL DEFAULT 'everyone'::text,
    CONSTRAINT activities_audience_known CHECK ((audience = ANY (ARRAY['everyone'::text, 'members'::text]))),
    CONSTRAINT activities_message_bytes CHECK (((octet_length(message) >= 1) AND (octet_length(message) <= 5600))),
    CONSTRAINT activities_pkey PRIMARY KEY (uuid),
    CONSTRAINT activities_reply_to_activity_uuid_fkey FOREIGN KEY (reply_to_activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT activities_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
ALTER TABLE activities SET (autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000);
CREATE INDEX activities_authors_home_idx ON public.activities USING btree (user_uuid, uuid DESC) INCLUDE (expires_at) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_home_idx ON public.activities USING btree (uuid DESC) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_leaving_idx ON public.activities USING btree (expires_at, uuid) INCLUDE (created_at) WHERE (reply_to_activity_uuid IS NULL);
CREATE INDEX activities_public_home_idx ON public.activities USING btree (uuid DESC) WHERE ((reply_to_activity_uuid IS NULL) AND (audience = 'everyone'::text));
CREATE INDEX activities_public_leaving_idx ON public.activities USING btree (expires_at, uuid) INCLUDE (created_at) WHERE ((reply_to_activity_uuid IS NULL) AND (audience = 'everyone'::text));
CREATE INDEX activities_replies_idx ON public.activities USING btree (reply_to_activity_uuid, uuid) INCLUDE (expires_at) WHERE (reply_to_activity_uuid IS NOT NULL);
CREATE INDEX activities_sweep_idx ON public.activities USING btree (expires_at, uuid DESC);
CREATE INDEX activities_user_uuid_idx ON public.activities USING btree (user_uuid, uuid DESC);
CREATE TRIGGER activities_note_created AFTER INSERT ON public.activities REFERENCING NEW TABLE AS created FOR EACH STATEMENT EXECUTE FUNCTION note_created();
CREATE TRIGGER activities_note_gone AFTER DELETE ON public.activities REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_gone();
CREATE TRIGGER activities_note_shortened AFTER UPDATE ON public.activities REFERENCING OLD TABLE AS later NEW TABLE AS sooner FOR EACH STATEMENT EXECUTE FUNCTION note_shortened();
CREATE TRIGGER activities_notice AFTER INSERT ON public.activities REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();

CREATE TABLE activity_extras (
    activity_uuid uuid NOT NULL,
    mentions boolean NOT NULL DEFAULT false,
    sensitive boolean NOT NULL DEFAULT false,
    liked boolean NOT NULL DEFAULT false,
    reposted boolean NOT NULL DEFAULT false,
    CONSTRAINT activity_extras_pkey PRIMARY KEY (activity_uuid),
    CONSTRAINT activity_extras_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE
);

CREATE TABLE admin_link (
    single boolean NOT NULL DEFAULT true,
    token_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '24:00:00'::interval),
    CONSTRAINT admin_link_pkey PRIMARY KEY (single),
    CONSTRAINT admin_link_single CHECK (single)
);

CREATE TABLE audit_log (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    by_handle text COLLATE "C",
    act text COLLATE "C" NOT NULL,
    about_handle text COLLATE "C",
    rule text,
    ends_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '1 year'::interval),
    CONSTRAINT audit_log_act_form CHECK ((act ~ '^[a-z][a-z -]{1,39}$'::text)),
    CONSTRAINT audit_log_pkey PRIMARY KEY (uuid)
);
CREATE INDEX audit_log_about_handle_idx ON public.audit_log USING btree (about_handle);
CREATE INDEX audit_log_expires_at_idx ON public.audit_log USING btree (expires_at);

CREATE TABLE changes (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "position" bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    activity_uuid uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT changes_kind_known CHECK ((kind = ANY (ARRAY['created'::text, 'deleted'::text, 'expired'::text, 'counts'::text, 'shortened'::text]))),
    CONSTRAINT changes_pkey PRIMARY KEY (transaction, "position")
);
CREATE TRIGGER changes_copied AFTER INSERT ON public.changes REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION copy_changes();

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

CREATE TABLE events (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "position" bigint NOT NULL DEFAULT nextval('changes_position_seq'::regclass),
    kind text COLLATE "C" NOT NULL,
    subject_uuid uuid NOT NULL,
    audience text COLLATE "C" NOT NULL DEFAULT 'nobody'::text,
    user_uuid uuid,
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '01:00:00'::interval),
    author_uuid uuid,
    CONSTRAINT events_audience_known CHECK ((audience = ANY (ARRAY['nobody'::text, 'everybody'::text, 'members'::text, 'person'::text]))),
    CONSTRAINT events_kind_known CHECK ((kind = ANY (ARRAY['created'::text, 'deleted'::text, 'hidden'::text, 'expired'::text, 'counts'::text, 'shortened'::text, 'reposted'::text, 'relations'::text, 'notification'::text]))),
    CONSTRAINT events_person_named CHECK (((audience = 'person'::text) = (user_uuid IS NOT NULL))),
    CONSTRAINT events_pkey PRIMARY KEY (transaction, "position"),
    CONSTRAINT events_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX events_user_uuid_idx ON public.events USING btree (user_uuid) WHERE (user_uuid IS NOT NULL);

CREATE TABLE factor_setups (
    user_uuid uuid NOT NULL,
    secret_encrypted bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '00:10:00'::interval),
    CONSTRAINT factor_setups_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT factor_setups_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE failed_attempts (
    subject_hmac bytea NOT NULL,
    failures integer NOT NULL DEFAULT 1,
    last_failure_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    kept_hours integer NOT NULL DEFAULT 1,
    CONSTRAINT failed_attempts_pkey PRIMARY KEY (subject_hmac)
);
CREATE INDEX failed_attempts_last_failure_at_idx ON public.failed_attempts USING btree (last_failure_at);

CREATE TABLE follows (
    follower_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT follows_not_oneself CHECK ((follower_uuid <> user_uuid)),
    CONSTRAINT follows_pkey PRIMARY KEY (follower_uuid, user_uuid),
    CONSTRAINT follows_follower_uuid_fkey FOREIGN KEY (follower_uuid) REFERENCES users(uuid) ON DELETE CASCADE,
    CONSTRAINT follows_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX follows_user_uuid_idx ON public.follows USING btree (user_uuid, created_at, follower_uuid);
CREATE TRIGGER follows_note_added AFTER INSERT ON public.follows REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER follows_note_gone AFTER DELETE ON public.follows REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER follows_notice AFTER INSERT ON public.follows REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();

CREATE TABLE hidden_users (
    viewer_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    reason text COLLATE "C" NOT NULL,
    notifications boolean NOT NULL DEFAULT false,
    expires_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT hidden_users_mutes_end CHECK (((reason = 'mute'::text) OR (expires_at IS NULL))),
    CONSTRAINT hidden_users_not_oneself CHECK ((viewer_uuid <> user_uuid)),
    CONSTRAINT hidden_users_pkey PRIMARY KEY (viewer_uuid, user_uuid, reason),
    CONSTRAINT hidden_users_reason_known CHECK ((reason = ANY (ARRAY['block'::text, 'blocked'::text, 'mute'::text]))),
    CONSTRAINT hidden_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE,
    CONSTRAINT hidden_users_viewer_uuid_fkey FOREIGN KEY (viewer_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX hidden_users_expires_at_idx ON public.hidden_users USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE INDEX hidden_users_user_uuid_idx ON public.hidden_users USING btree (user_uuid);
CREATE TRIGGER hidden_users_note_added AFTER INSERT ON public.hidden_users REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER hidden_users_note_changed AFTER UPDATE ON public.hidden_users REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();
CREATE TRIGGER hidden_users_note_gone AFTER DELETE ON public.hidden_users REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_relations();

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

CREATE TABLE invitations (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    code_hash bytea NOT NULL,
    uses integer NOT NULL,
    uses_left integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT invitations_code_hash_key UNIQUE (code_hash),
    CONSTRAINT invitations_pkey PRIMARY KEY (uuid),
    CONSTRAINT invitations_uses_bounded CHECK ((((uses >= 1) AND (uses <= 20)) AND ((uses_left >= 0) AND (uses_left <= uses)))),
    CONSTRAINT invitations_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX invitations_expires_at_idx ON public.invitations USING btree (expires_at);
CREATE INDEX invitations_user_uuid_idx ON public.invitations USING btree (user_uuid);

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

CREATE TABLE likes (
    activity_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT likes_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT likes_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT likes_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
ALTER TABLE likes SET (autovacuum_vacuum_insert_scale_factor=0.01, autovacuum_vacuum_insert_threshold=1000);
CREATE INDEX likes_latest_idx ON public.likes USING btree (activity_uuid, created_at, user_uuid);
CREATE INDEX likes_user_uuid_idx ON public.likes USING btree (user_uuid);
CREATE TRIGGER likes_note_added AFTER INSERT ON public.likes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_liked();
CREATE TRIGGER likes_note_gone AFTER DELETE ON public.likes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_liked();
CREATE TRIGGER likes_notice AFTER INSERT ON public.likes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();

CREATE TABLE mentions (
    activity_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    written text COLLATE "C" NOT NULL,
    CONSTRAINT mentions_pkey PRIMARY KEY (activity_uuid, user_uuid),
    CONSTRAINT mentions_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT mentions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX mentions_user_uuid_idx ON public.mentions USING btree (user_uuid, activity_uuid);
CREATE TRIGGER mentions_notice AFTER INSERT ON public.mentions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();

CREATE TABLE moderators_notes (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    report_uuid uuid NOT NULL,
    by_handle text COLLATE "C" NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT moderators_notes_pkey PRIMARY KEY (uuid),
    CONSTRAINT moderators_notes_report_uuid_fkey FOREIGN KEY (report_uuid) REFERENCES reports(uuid) ON DELETE CASCADE
);
CREATE INDEX moderators_notes_report_uuid_idx ON public.moderators_notes USING btree (report_uuid);

CREATE TABLE muted_conversations (
    user_uuid uuid NOT NULL,
    activity_uuid uuid NOT NULL,
    CONSTRAINT muted_conversations_pkey PRIMARY KEY (user_uuid, activity_uuid),
    CONSTRAINT muted_conversations_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT muted_conversations_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX muted_conversations_activity_uuid_idx ON public.muted_conversations USING btree (activity_uuid);

CREATE TABLE newcomers (
    token_hash bytea NOT NULL,
    told bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '00:30:00'::interval),
    CONSTRAINT newcomers_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX newcomers_expires_at_idx ON public.newcomers USING btree (expires_at);

CREATE TABLE notices (
    "position" bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    by_uuid uuid NOT NULL,
    subject_uuid uuid NOT NULL,
    due_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '00:00:10'::interval),
    CONSTRAINT notices_pkey PRIMARY KEY ("position")
);
CREATE INDEX notices_due_at_idx ON public.notices USING btree (due_at);

CREATE TABLE notification_settings (
    user_uuid uuid NOT NULL,
    read_until uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'::uuid,
    replied boolean NOT NULL DEFAULT true,
    mentioned boolean NOT NULL DEFAULT true,
    liked boolean NOT NULL DEFAULT false,
    reposted boolean NOT NULL DEFAULT false,
    followed boolean NOT NULL DEFAULT false,
    CONSTRAINT notification_settings_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT notification_settings_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE notifications (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    user_uuid uuid NOT NULL,
    by_user_uuid uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    activity_uuid uuid,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '30 days'::interval),
    CONSTRAINT notifications_kind_known CHECK ((kind = ANY (ARRAY['replied'::text, 'mentioned'::text, 'liked'::text, 'reposted'::text, 'followed'::text, 'reports'::text, 'sign_ups'::text, 'decision'::text]))),
    CONSTRAINT notifications_of_a_crud CHECK (((kind = ANY (ARRAY['followed'::text, 'reports'::text, 'sign_ups'::text, 'decision'::text])) = (activity_uuid IS NULL))),
    CONSTRAINT notifications_once UNIQUE NULLS NOT DISTINCT (user_uuid, kind, activity_uuid, by_user_uuid),
    CONSTRAINT notifications_pkey PRIMARY KEY (uuid),
    CONSTRAINT notifications_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_by_user_uuid_fkey FOREIGN KEY (by_user_uuid) REFERENCES users(uuid) ON DELETE CASCADE,
    CONSTRAINT notifications_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX notifications_activity_uuid_idx ON public.notifications USING btree (activity_uuid) WHERE (activity_uuid IS NOT NULL);
CREATE INDEX notifications_by_user_uuid_idx ON public.notifications USING btree (by_user_uuid);
CREATE INDEX notifications_latest_idx ON public.notifications USING btree (user_uuid, uuid DESC);
CREATE INDEX notifications_moderation_idx ON public.notifications USING btree (user_uuid, uuid DESC) WHERE (kind = ANY (ARRAY['reports'::text, 'sign_ups'::text, 'decision'::text]));
CREATE INDEX notifications_said_idx ON public.notifications USING btree (user_uuid, uuid DESC) WHERE (kind = ANY (ARRAY['replied'::text, 'mentioned'::text]));

CREATE TABLE panic (
    one boolean NOT NULL DEFAULT true,
    since timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '24:00:00'::interval),
    CONSTRAINT panic_once CHECK (one),
    CONSTRAINT panic_pkey PRIMARY KEY (one)
);

CREATE TABLE password_resets (
    uuid uuid NOT NULL,
    sub text COLLATE "C",
    CONSTRAINT password_resets_pkey PRIMARY KEY (uuid),
    CONSTRAINT password_resets_sub_fkey FOREIGN KEY (sub) REFERENCES accounts(sub) ON DELETE CASCADE,
    CONSTRAINT password_resets_uuid_fkey FOREIGN KEY (uuid) REFERENCES codes(uuid) ON DELETE CASCADE
);
CREATE INDEX password_resets_sub_idx ON public.password_resets USING btree (sub);

CREATE TABLE profile_extras (
    user_uuid uuid NOT NULL,
    banner text COLLATE "C",
    link text COLLATE "C",
    CONSTRAINT profile_extras_banner_known CHECK ((banner = ANY (ARRAY['blue'::text, 'teal'::text, 'green'::text, 'amber'::text, 'red'::text, 'pink'::text, 'grey'::text]))),
    CONSTRAINT profile_extras_link_safe CHECK (((link ~ '^https://[!-~]+$'::text) AND (length(link) <= 200))),
    CONSTRAINT profile_extras_not_empty CHECK (((banner IS NOT NULL) OR (link IS NOT NULL))),
    CONSTRAINT profile_extras_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT profile_extras_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE promise_days (
    day date NOT NULL,
    ended bigint NOT NULL,
    ended_on_time bigint NOT NULL,
    worst_seconds numeric(12,3) NOT NULL,
    statement text,
    CONSTRAINT promise_days_on_time CHECK (((ended_on_time >= 0) AND (ended_on_time <= ended))),
    CONSTRAINT promise_days_pkey PRIMARY KEY (day)
);

CREATE TABLE push_key (
    one boolean NOT NULL DEFAULT true,
    encrypted bytea NOT NULL,
    CONSTRAINT push_key_one CHECK (one),
    CONSTRAINT push_key_pkey PRIMARY KEY (one)
);

CREATE TABLE push_messages (
    "position" bigint NOT NULL,
    subscription_uuid uuid NOT NULL,
    notification_uuid uuid NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    due_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT push_messages_pkey PRIMARY KEY ("position")
);
CREATE INDEX push_messages_created_at_idx ON public.push_messages USING btree (created_at);
CREATE INDEX push_messages_due_at_idx ON public.push_messages USING btree (due_at);
CREATE INDEX push_messages_subscription_uuid_idx ON public.push_messages USING btree (subscription_uuid);

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
    refused_since timestamp with time zone,
    rings_since timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT push_subscriptions_endpoint_key UNIQUE (endpoint),
    CONSTRAINT push_subscriptions_endpoint_length CHECK ((length(endpoint) <= 1000)),
    CONSTRAINT push_subscriptions_keys CHECK (((length(p256dh) = 65) AND (length(auth) = 16))),
    CONSTRAINT push_subscriptions_pkey PRIMARY KEY (uuid),
    CONSTRAINT push_subscriptions_session_key UNIQUE (session_uuid),
    CONSTRAINT push_subscriptions_session_uuid_fkey FOREIGN KEY (session_uuid) REFERENCES sessions(uuid) ON DELETE CASCADE,
    CONSTRAINT push_subscriptions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_user_uuid_idx ON public.push_subscriptions USING btree (user_uuid);

CREATE TABLE rate_limits (
    subject_hmac text COLLATE "C" NOT NULL,
    state bytea,
    expires_at bigint,
    CONSTRAINT rate_limits_pkey PRIMARY KEY (subject_hmac)
);
ALTER TABLE rate_limits SET (fillfactor=50);

CREATE TABLE recent_texts (
    activity_uuid uuid NOT NULL,
    text_hmac bytea NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT recent_texts_pkey PRIMARY KEY (activity_uuid),
    CONSTRAINT recent_texts_text_hmac_key UNIQUE (text_hmac),
    CONSTRAINT recent_texts_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE
);
CREATE INDEX recent_texts_created_at_idx ON public.recent_texts USING btree (created_at);

CREATE TABLE recovery_codes (
    user_uuid uuid NOT NULL,
    code_hmac bytea NOT NULL,
    CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_uuid, code_hmac),
    CONSTRAINT recovery_codes_factor_fkey FOREIGN KEY (user_uuid) REFERENCES second_factors(user_uuid) ON DELETE CASCADE,
    CONSTRAINT recovery_codes_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE renewals (
    session_primary_id character(36) NOT NULL,
    due timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT renewals_pkey PRIMARY KEY (session_primary_id),
    CONSTRAINT renewals_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES spring_session(primary_id) ON DELETE CASCADE
);

CREATE TABLE reports (
    uuid uuid NOT NULL,
    reporter_uuid uuid,
    about_uuid uuid,
    about_handle text COLLATE "C" NOT NULL,
    activity_uuid uuid,
    evidence text,
    kind text COLLATE "C",
    note text,
    opened_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    sent_at timestamp with time zone,
    mailed_at timestamp with time zone,
    act text COLLATE "C",
    rule text,
    ends_at timestamp with time zone,
    decided_at timestamp with time zone,
    answer text,
    answer_read_at timestamp with time zone,
    held_until timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '00:15:00'::interval),
    CONSTRAINT reports_act_known CHECK ((act = ANY (ARRAY['delete crud'::text, 'warn'::text, 'restrict'::text, 'suspend'::text, 'delete account'::text]))),
    CONSTRAINT reports_decided_by_an_act CHECK (((decided_at IS NULL) = (act IS NULL))),
    CONSTRAINT reports_held_long_enough CHECK ((expires_at <= held_until)),
    CONSTRAINT reports_kind_known CHECK ((kind = ANY (ARRAY['spam'::text, 'harassment'::text, 'hate'::text, 'violence'::text, 'sexual'::text, 'illegal'::text, 'other'::text]))),
    CONSTRAINT reports_pkey PRIMARY KEY (uuid),
    CONSTRAINT reports_sent_with_a_kind CHECK (((sent_at IS NULL) = (kind IS NULL))),
    CONSTRAINT reports_about_uuid_fkey FOREIGN KEY (about_uuid) REFERENCES users(uuid) ON DELETE SET NULL,
    CONSTRAINT reports_reporter_uuid_fkey FOREIGN KEY (reporter_uuid) REFERENCES users(uuid) ON DELETE SET NULL
);
CREATE INDEX reports_about_uuid_idx ON public.reports USING btree (about_uuid);
CREATE INDEX reports_expires_at_idx ON public.reports USING btree (expires_at, uuid);
CREATE INDEX reports_matter_idx ON public.reports USING btree (about_handle, activity_uuid) WHERE ((sent_at IS NOT NULL) AND ((decided_at IS NULL) OR (answer IS NOT NULL)));
CREATE INDEX reports_reporter_uuid_idx ON public.reports USING btree (reporter_uuid);

CREATE TABLE reposts (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    activity_uuid uuid NOT NULL,
    user_uuid uuid NOT NULL,
    CONSTRAINT reposts_once UNIQUE (activity_uuid, user_uuid),
    CONSTRAINT reposts_pkey PRIMARY KEY (uuid),
    CONSTRAINT reposts_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT reposts_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
ALTER TABLE reposts SET (autovacuum_vacuum_insert_scale_factor=0.01, autovacuum_vacuum_insert_threshold=1000);
CREATE INDEX reposts_latest_idx ON public.reposts USING btree (user_uuid, uuid DESC) INCLUDE (activity_uuid);
CREATE INDEX reposts_of_a_crud_idx ON public.reposts USING btree (activity_uuid, uuid DESC) INCLUDE (user_uuid);
CREATE TRIGGER reposts_note_added AFTER INSERT ON public.reposts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_reposted();
CREATE TRIGGER reposts_note_gone AFTER DELETE ON public.reposts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_reposted();
CREATE TRIGGER reposts_notice AFTER INSERT ON public.reposts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_notice();

CREATE TABLE sanctions (
    user_uuid uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    rule text,
    expires_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT sanctions_kind_known CHECK ((kind = ANY (ARRAY['restrict'::text, 'suspend'::text]))),
    CONSTRAINT sanctions_pkey PRIMARY KEY (user_uuid, kind),
    CONSTRAINT sanctions_rule_length CHECK (((char_length(rule) >= 1) AND (char_length(rule) <= 100))),
    CONSTRAINT sanctions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX sanctions_expires_at_idx ON public.sanctions USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE TRIGGER sanctions_end_invitations AFTER INSERT OR UPDATE ON public.sanctions FOR EACH ROW WHEN ((new.kind = 'suspend'::text)) EXECUTE FUNCTION end_invitations();
CREATE TRIGGER sanctions_note_changed AFTER INSERT OR DELETE OR UPDATE ON public.sanctions FOR EACH ROW EXECUTE FUNCTION note_sanction();

CREATE TABLE seal_file (
    one boolean NOT NULL DEFAULT true,
    id uuid NOT NULL,
    CONSTRAINT seal_file_one_row CHECK (one),
    CONSTRAINT seal_file_pkey PRIMARY KEY (one)
);

CREATE TABLE seal_keys (
    key_sha256 bytea NOT NULL,
    hour integer NOT NULL,
    destroyed_at timestamp with time zone,
    CONSTRAINT seal_keys_pkey PRIMARY KEY (key_sha256),
    CONSTRAINT seal_keys_sha256_bytes CHECK ((octet_length(key_sha256) = 32))
);

CREATE TABLE second_factors (
    user_uuid uuid NOT NULL,
    secret_encrypted bytea NOT NULL,
    last_step bigint NOT NULL,
    since timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT second_factors_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT second_factors_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE secret_key (
    one boolean NOT NULL DEFAULT true,
    fingerprint bytea NOT NULL,
    CONSTRAINT secret_key_one_row CHECK (one),
    CONSTRAINT secret_key_pkey PRIMARY KEY (one)
);

CREATE TABLE sessions (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    token_hash bytea NOT NULL,
    user_uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    used_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '720:00:00'::interval),
    browser text,
    renewal_token bytea,
    renewal_due timestamp with time zone,
    renewal_claimed_at timestamp with time zone,
    factor_at timestamp with time zone,
    CONSTRAINT sessions_ninety_days CHECK ((expires_at <= (created_at + '2160:00:00'::interval))),
    CONSTRAINT sessions_pkey PRIMARY KEY (uuid),
    CONSTRAINT sessions_renewal_whole CHECK (((renewal_token IS NULL) = (renewal_due IS NULL))),
    CONSTRAINT sessions_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX sessions_expires_at_idx ON public.sessions USING btree (expires_at);
CREATE UNIQUE INDEX sessions_token_hash_key ON public.sessions USING btree (token_hash);
CREATE INDEX sessions_user_uuid_idx ON public.sessions USING btree (user_uuid);
CREATE TRIGGER sessions_ended AFTER DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION session_ended_for_0_1_0();
CREATE TRIGGER sessions_renewed AFTER UPDATE OF renewal_token ON public.sessions FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION session_renewed_for_0_1_0();
CREATE TRIGGER sessions_used AFTER UPDATE OF used_at ON public.sessions FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION session_used_for_0_1_0();

CREATE TABLE shelf (
    user_uuid uuid NOT NULL,
    activity_uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT shelf_pkey PRIMARY KEY (user_uuid, activity_uuid),
    CONSTRAINT shelf_activity_uuid_fkey FOREIGN KEY (activity_uuid) REFERENCES activities(uuid) ON DELETE CASCADE,
    CONSTRAINT shelf_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);
CREATE INDEX shelf_activity_uuid_idx ON public.shelf USING btree (activity_uuid);

CREATE TABLE sign_up_blocks (
    value text COLLATE "C" NOT NULL,
    network cidr,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT sign_up_blocks_domain_form CHECK (((network IS NOT NULL) OR (value ~ '^[a-z0-9-]{1,63}([.][a-z0-9-]{1,63}){1,9}$'::text))),
    CONSTRAINT sign_up_blocks_network_or_domain CHECK (
CASE
    WHEN (strpos(value, '/'::text) > 0) THEN (value = (network)::text)
    ELSE (network IS NULL)
END),
    CONSTRAINT sign_up_blocks_pkey PRIMARY KEY (value)
);

CREATE TABLE sign_ups (
    uuid uuid NOT NULL,
    display_name text NOT NULL,
    handle text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    invitation_uuid uuid,
    reason text,
    language text COLLATE "C",
    admin_link_hash bytea,
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
CREATE TRIGGER spring_session_ended AFTER DELETE ON public.spring_session FOR EACH ROW WHEN ((old.primary_id ~ '^[0-9a-f-]{36}$'::text)) EXECUTE FUNCTION session_of_0_1_0_ended();
CREATE TRIGGER spring_session_kept AFTER INSERT OR UPDATE ON public.spring_session FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.primary_id ~ '^[0-9a-f-]{36}$'::text) AND ((new.principal_name)::text ~ '^[0-9a-f-]{36}$'::text))) EXECUTE FUNCTION session_of_0_1_0_kept();

CREATE TABLE spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL,
    CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name),
    CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES spring_session(primary_id) ON DELETE CASCADE
);
CREATE TRIGGER spring_session_attributes_kept AFTER INSERT OR UPDATE ON public.spring_session_attributes FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.session_primary_id ~ '^[0-9a-f-]{36}$'::text))) EXECUTE FUNCTION attribute_of_0_1_0_kept();

CREATE TABLE statement_keys (
    kid text NOT NULL,
    x text NOT NULL,
    encrypted bytea NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT statement_keys_pkey PRIMARY KEY (kid)
);

CREATE TABLE unlisted_users (
    user_uuid uuid NOT NULL,
    since timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT unlisted_users_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT unlisted_users_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
);

CREATE TABLE user_roles (
    user_uuid uuid NOT NULL,
    role text COLLATE "C" NOT NULL,
    since timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT user_roles_pkey PRIMARY KEY (user_uuid),
    CONSTRAINT user_roles_role_known CHECK ((role = ANY (ARRAY['moderator'::text, 'admin'::text]))),
    CONSTRAINT user_roles_user_uuid_fkey FOREIGN KEY (user_uuid) REFERENCES users(uuid) ON DELETE CASCADE
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
CREATE INDEX users_display_name_idx ON public.users USING btree (lower(display_name) COLLATE "C");
CREATE UNIQUE INDEX users_handle_key ON public.users USING btree (lower(handle));

CREATE TABLE waiting_accounts (
    uuid uuid NOT NULL DEFAULT new_uuid(),
    display_name text NOT NULL,
    handle text NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    language text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    word text COLLATE "C",
    by_handle text COLLATE "C",
    created_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamp with time zone NOT NULL DEFAULT (statement_timestamp() + '30 days'::interval),
    CONSTRAINT waiting_accounts_pkey PRIMARY KEY (uuid),
    CONSTRAINT waiting_accounts_reason_length CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4096))),
    CONSTRAINT waiting_accounts_word_known CHECK ((word = ANY (ARRAY['accept'::text, 'refuse'::text])))
);
CREATE INDEX waiting_accounts_created_at_idx ON public.waiting_accounts USING btree (created_at);
CREATE INDEX waiting_accounts_decided_idx ON public.waiting_accounts USING btree (uuid) WHERE (word IS NOT NULL);
CREATE UNIQUE INDEX waiting_accounts_email_key ON public.waiting_accounts USING btree (lower(email));
CREATE INDEX waiting_accounts_expires_at_idx ON public.waiting_accounts USING btree (expires_at);
CREATE UNIQUE INDEX waiting_accounts_handle_key ON public.waiting_accounts USING btree (lower(handle));

CREATE TABLE waiting_accounts_told (
    one boolean NOT NULL DEFAULT true,
    told_at timestamp with time zone NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT waiting_accounts_told_once CHECK (one),
    CONSTRAINT waiting_accounts_told_pkey PRIMARY KEY (one)
);

CREATE VIEW kept_activities AS
 SELECT uuid,
    user_uuid,
    message,
        CASE
            WHEN (( SELECT true
               FROM suspended_users
             LIMIT 1)) IS NULL THEN ( SELECT count(*) AS count
               FROM ( SELECT
                       FROM activities reply
                      WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp()
                     LIMIT 10001) one)
            ELSE ( SELECT count(*) AS count
               FROM ( SELECT
                       FROM activities reply
                      WHERE reply.reply_to_activity_uuid = activities.uuid AND reply.expires_at > statement_timestamp() AND NOT (reply.user_uuid IN ( SELECT suspended_users.user_uuid
                               FROM suspended_users))
                     LIMIT 10001) one)
        END AS replies_count,
    ( SELECT count(*) AS count
           FROM ( SELECT
                   FROM reposts
                  WHERE reposts.activity_uuid = activities.uuid
                 LIMIT 10001) one) AS reposts_count,
    ( SELECT count(*) AS count
           FROM ( SELECT
                   FROM likes
                  WHERE likes.activity_uuid = activities.uuid
                 LIMIT 10001) one) AS likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at,
    audience
   FROM activities
  WHERE expires_at > statement_timestamp();

CREATE VIEW kept_activities_json AS
 SELECT activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.audience,
    author.handle,
    activity_json(activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        CASE
            WHEN extras.reposted THEN activity.reposts_count
            ELSE 0::bigint
        END,
        CASE
            WHEN extras.liked THEN activity.likes_count
            ELSE 0::bigint
        END, activity.reply_to_activity_uuid, activity.expires_at, activity.created_at, activity.user_uuid, activity.audience,
        CASE
            WHEN extras.mentions THEN array_to_json(ARRAY( SELECT mention_json(mentions.written, mentions.user_uuid, ( SELECT users.handle
                       FROM users
                      WHERE users.uuid = mentions.user_uuid)) AS mention_json
               FROM mentions
              WHERE mentions.activity_uuid = activity.uuid AND (( SELECT
                            CASE count(*)
                                WHEN 0 THEN true
                                ELSE NULL::boolean
                            END AS "case"
                       FROM suspended_users
                      WHERE suspended_users.user_uuid = mentions.user_uuid)) IS NOT NULL
              ORDER BY mentions.user_uuid))
            ELSE '[]'::json
        END, COALESCE(extras.sensitive, false)) AS "json"
   FROM kept_activities activity
     CROSS JOIN LATERAL ( SELECT users.display_name,
            users.handle
           FROM users
          WHERE users.uuid = activity.user_uuid
         LIMIT 1) author
     LEFT JOIN LATERAL ( SELECT activity_extras.mentions,
            activity_extras.sensitive,
            activity_extras.liked,
            activity_extras.reposted
           FROM activity_extras
          WHERE activity_extras.activity_uuid = activity.uuid
         LIMIT 1) extras ON true;

CREATE VIEW live_activities AS
 SELECT uuid,
    user_uuid,
    message,
    replies_count,
    reposts_count,
    likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at
   FROM public_activities;

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

CREATE VIEW live_hidden_users AS
 SELECT viewer_uuid,
    user_uuid,
    reason,
    notifications,
    expires_at,
    created_at
   FROM hidden_users
  WHERE expires_at IS NULL OR expires_at > statement_timestamp();

CREATE VIEW live_reports AS
 SELECT uuid,
    reporter_uuid,
    about_uuid,
    about_handle,
    activity_uuid,
    evidence,
    kind,
    note,
    opened_at,
    sent_at,
    mailed_at,
    act,
    rule,
    ends_at,
    decided_at,
    answer,
    answer_read_at,
    held_until,
    expires_at
   FROM reports
  WHERE expires_at > statement_timestamp();

CREATE VIEW member_activities AS
 SELECT uuid,
    user_uuid,
    message,
    replies_count,
    reposts_count,
    likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at,
    audience
   FROM kept_activities activity
  WHERE NOT (EXISTS ( SELECT
           FROM suspended_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW member_activities_json AS
 SELECT uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM kept_activities_json activity
  WHERE NOT (EXISTS ( SELECT
           FROM suspended_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW member_listed_activities AS
 SELECT uuid,
    user_uuid,
    message,
    replies_count,
    reposts_count,
    likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at,
    audience
   FROM kept_activities activity
  WHERE NOT (EXISTS ( SELECT
           FROM sanctioned_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM sanctioned_users
          WHERE sanctioned_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW member_listed_activities_json AS
 SELECT uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM kept_activities_json activity
  WHERE NOT (EXISTS ( SELECT
           FROM sanctioned_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM sanctioned_users
          WHERE sanctioned_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW member_reposts AS
 SELECT reposts.uuid,
    reposts.user_uuid,
    reposts.activity_uuid
   FROM reposts
     JOIN member_activities activity ON activity.uuid = reposts.activity_uuid
  WHERE (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = reposts.user_uuid)) IS NOT NULL;

CREATE VIEW member_users AS
 SELECT uuid,
    display_name,
    handle,
    bio,
    created_at,
    (( SELECT true
           FROM unlisted_users
          WHERE unlisted_users.user_uuid = users.uuid
         LIMIT 1)) IS NULL AND (( SELECT true
           FROM restricted_users
          WHERE restricted_users.user_uuid = users.uuid
         LIMIT 1)) IS NULL AS listed,
    ( SELECT count(*) AS count
           FROM ( SELECT
                   FROM follows
                  WHERE follows.user_uuid = users.uuid
                 LIMIT 10001) one) AS followers_count,
    ( SELECT count(*) AS count
           FROM ( SELECT
                   FROM follows
                  WHERE follows.follower_uuid = users.uuid
                 LIMIT 10001) one) AS following_count
   FROM users
  WHERE NOT (EXISTS ( SELECT
           FROM suspended_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = users.uuid)) IS NOT NULL;

CREATE VIEW overdue_activities AS
 SELECT uuid,
    expires_at
   FROM activities
  WHERE expires_at <= statement_timestamp();

CREATE VIEW public_activities AS
 SELECT uuid,
    user_uuid,
    message,
    replies_count,
    reposts_count,
    likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at,
    audience
   FROM member_activities
  WHERE audience = 'everyone'::text;

CREATE VIEW public_activities_json AS
 SELECT uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM member_activities_json
  WHERE audience = 'everyone'::text;

CREATE VIEW public_listed_activities AS
 SELECT uuid,
    user_uuid,
    message,
    replies_count,
    reposts_count,
    likes_count,
    reply_to_activity_uuid,
    expires_at,
    created_at,
    audience
   FROM member_listed_activities
  WHERE audience = 'everyone'::text;

CREATE VIEW public_listed_activities_json AS
 SELECT uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM member_listed_activities_json
  WHERE audience = 'everyone'::text;

CREATE VIEW public_reposts AS
 SELECT reposts.uuid,
    reposts.user_uuid,
    reposts.activity_uuid
   FROM reposts
     JOIN public_activities activity ON activity.uuid = reposts.activity_uuid
  WHERE (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = reposts.user_uuid)) IS NOT NULL;

CREATE VIEW public_users AS
 SELECT uuid,
    display_name,
    handle,
    bio,
    created_at,
    listed,
    followers_count,
    following_count
   FROM member_users;

CREATE VIEW repost_ids AS
 SELECT uuid,
    user_uuid,
    activity_uuid
   FROM reposts;

CREATE VIEW restricted_users AS
 SELECT user_uuid,
    rule,
    expires_at
   FROM sanctioned_users
  WHERE kind = 'restrict'::text;

CREATE VIEW root_activities AS
 SELECT uuid,
    user_uuid
   FROM member_activities
  WHERE reply_to_activity_uuid IS NULL;

CREATE VIEW sanctioned_users AS
 SELECT user_uuid,
    kind,
    rule,
    expires_at
   FROM sanctions
  WHERE expires_at IS NULL OR expires_at > statement_timestamp();

CREATE VIEW seen_activities AS
 SELECT viewer.uuid AS viewer_uuid,
    activity.uuid,
    activity.user_uuid,
    activity.message,
    activity.replies_count,
    activity.reposts_count,
    activity.likes_count,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.created_at,
    activity.audience
   FROM member_activities activity
     CROSS JOIN users viewer
  WHERE NOT (EXISTS ( SELECT
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid));

CREATE VIEW seen_activities_json AS
 SELECT viewer_uuid,
    uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM seen_kept_activities_json activity
  WHERE NOT (EXISTS ( SELECT
           FROM suspended_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW seen_followed AS
 SELECT follows.follower_uuid AS viewer_uuid,
    follows.user_uuid
   FROM follows
  WHERE NOT (EXISTS ( SELECT
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = follows.follower_uuid AND hidden.user_uuid = follows.user_uuid))
UNION ALL
 SELECT users.uuid AS viewer_uuid,
    users.uuid AS user_uuid
   FROM users;

CREATE VIEW seen_kept_activities_json AS
 SELECT viewer.uuid AS viewer_uuid,
    activity.uuid,
    activity.user_uuid,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.audience,
    author.handle,
    activity_json(activity.uuid, author.display_name, author.handle, activity.message, activity.replies_count,
        CASE
            WHEN extras.reposted THEN activity.reposts_count
            ELSE 0::bigint
        END,
        CASE
            WHEN extras.liked THEN activity.likes_count
            ELSE 0::bigint
        END, activity.reply_to_activity_uuid, activity.expires_at, activity.created_at, activity.user_uuid, activity.audience,
        CASE
            WHEN extras.mentions THEN array_to_json(ARRAY( SELECT mention_json(mentions.written, mentions.user_uuid, ( SELECT users.handle
                       FROM users
                      WHERE users.uuid = mentions.user_uuid)) AS mention_json
               FROM mentions
              WHERE mentions.activity_uuid = activity.uuid AND (( SELECT
                            CASE count(*)
                                WHEN 0 THEN true
                                ELSE NULL::boolean
                            END AS "case"
                       FROM suspended_users
                      WHERE suspended_users.user_uuid = mentions.user_uuid)) IS NOT NULL AND (( SELECT
                            CASE count(*)
                                WHEN 0 THEN true
                                ELSE NULL::boolean
                            END AS "case"
                       FROM hidden_users hidden
                      WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = mentions.user_uuid AND hidden.reason <> 'mute'::text)) IS NOT NULL
              ORDER BY mentions.user_uuid))
            ELSE '[]'::json
        END, COALESCE(extras.sensitive, false)) AS "json"
   FROM kept_activities activity
     CROSS JOIN LATERAL ( SELECT users.display_name,
            users.handle
           FROM users
          WHERE users.uuid = activity.user_uuid
         LIMIT 1) author
     LEFT JOIN LATERAL ( SELECT activity_extras.mentions,
            activity_extras.sensitive,
            activity_extras.liked,
            activity_extras.reposted
           FROM activity_extras
          WHERE activity_extras.activity_uuid = activity.uuid
         LIMIT 1) extras ON true
     CROSS JOIN users viewer
  WHERE NOT (EXISTS ( SELECT
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid));

CREATE VIEW seen_listed_activities AS
 SELECT viewer.uuid AS viewer_uuid,
    activity.uuid,
    activity.user_uuid,
    activity.message,
    activity.replies_count,
    activity.reposts_count,
    activity.likes_count,
    activity.reply_to_activity_uuid,
    activity.expires_at,
    activity.created_at,
    activity.audience
   FROM member_listed_activities activity
     CROSS JOIN users viewer
  WHERE NOT (EXISTS ( SELECT
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = activity.user_uuid));

CREATE VIEW seen_listed_activities_json AS
 SELECT viewer_uuid,
    uuid,
    user_uuid,
    reply_to_activity_uuid,
    expires_at,
    audience,
    handle,
    "json"
   FROM seen_kept_activities_json activity
  WHERE NOT (EXISTS ( SELECT
           FROM sanctioned_users)) OR (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM sanctioned_users
          WHERE sanctioned_users.user_uuid = activity.user_uuid)) IS NOT NULL;

CREATE VIEW seen_notifications AS
 SELECT user_uuid AS viewer_uuid,
    uuid,
    by_user_uuid,
    kind,
    activity_uuid,
    created_at,
    expires_at
   FROM notifications told
  WHERE expires_at > statement_timestamp() AND
        CASE kind
            WHEN 'liked'::text THEN (EXISTS ( SELECT
               FROM likes
              WHERE likes.activity_uuid = told.activity_uuid AND likes.user_uuid = told.by_user_uuid))
            WHEN 'reposted'::text THEN (EXISTS ( SELECT
               FROM reposts
              WHERE reposts.activity_uuid = told.activity_uuid AND reposts.user_uuid = told.by_user_uuid))
            WHEN 'followed'::text THEN (EXISTS ( SELECT
               FROM follows
              WHERE follows.follower_uuid = told.by_user_uuid AND follows.user_uuid = told.user_uuid))
            WHEN 'reports'::text THEN (EXISTS ( SELECT
               FROM user_roles
              WHERE user_roles.user_uuid = told.user_uuid)) AND (EXISTS ( SELECT
               FROM live_reports
              WHERE live_reports.sent_at IS NOT NULL AND (live_reports.decided_at IS NULL OR live_reports.answer IS NOT NULL AND live_reports.answer_read_at IS NULL) AND live_reports.about_uuid IS DISTINCT FROM told.user_uuid))
            WHEN 'sign_ups'::text THEN (EXISTS ( SELECT
               FROM user_roles
              WHERE user_roles.user_uuid = told.user_uuid)) AND (EXISTS ( SELECT
               FROM waiting_accounts
              WHERE waiting_accounts.word IS NULL AND waiting_accounts.expires_at > statement_timestamp()))
            WHEN 'decision'::text THEN (EXISTS ( SELECT
               FROM live_reports
              WHERE live_reports.about_uuid = told.user_uuid AND live_reports.decided_at IS NOT NULL))
            ELSE true
        END AND (( SELECT true
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = told.user_uuid AND hidden.user_uuid = told.by_user_uuid AND NOT (hidden.reason = 'mute'::text AND hidden.notifications)
         LIMIT 1)) IS NULL AND
        CASE
            WHEN kind = 'decision'::text THEN true
            ELSE (( SELECT true
               FROM member_users
              WHERE member_users.uuid = told.by_user_uuid
             LIMIT 1)) IS NOT NULL
        END AND (activity_uuid IS NULL OR (( SELECT true
           FROM seen_activities
          WHERE seen_activities.viewer_uuid = told.user_uuid AND seen_activities.uuid = told.activity_uuid
         LIMIT 1)) IS NOT NULL);

CREATE VIEW seen_own_activities_json AS
 SELECT viewer_uuid,
    uuid,
    "json"
   FROM seen_kept_activities_json
  WHERE user_uuid = viewer_uuid;

CREATE VIEW seen_reposts AS
 SELECT activity.viewer_uuid,
    reposts.uuid,
    reposts.user_uuid,
    reposts.activity_uuid
   FROM reposts
     JOIN seen_activities activity ON activity.uuid = reposts.activity_uuid
  WHERE (( SELECT
                CASE count(*)
                    WHEN 0 THEN true
                    ELSE NULL::boolean
                END AS "case"
           FROM suspended_users
          WHERE suspended_users.user_uuid = reposts.user_uuid)) IS NOT NULL;

CREATE VIEW seen_shelf AS
 SELECT user_uuid AS viewer_uuid,
    activity_uuid
   FROM shelf;

CREATE VIEW seen_users AS
 SELECT viewer.uuid AS viewer_uuid,
    person.uuid,
    person.display_name,
    person.handle,
    person.bio,
    person.created_at,
    person.listed,
    person.followers_count,
    person.following_count
   FROM member_users person
     CROSS JOIN users viewer
  WHERE NOT (EXISTS ( SELECT
           FROM hidden_users hidden
          WHERE hidden.viewer_uuid = viewer.uuid AND hidden.user_uuid = person.uuid AND hidden.reason = 'blocked'::text));

CREATE VIEW suspended_users AS
 SELECT user_uuid,
    rule,
    expires_at
   FROM sanctioned_users
  WHERE kind = 'suspend'::text;

CREATE VIEW viewers AS
 SELECT uuid,
    cognito_user_id,
    handle,
    (( SELECT hidden.user_uuid
           FROM live_hidden_users hidden
          WHERE hidden.viewer_uuid = users.uuid
          ORDER BY hidden.viewer_uuid, hidden.user_uuid
         LIMIT 1)) IS NOT NULL AS filtered,
    (EXISTS ( SELECT
           FROM disabled_users
          WHERE disabled_users.user_uuid = users.uuid)) AS disabled,
    COALESCE(( SELECT user_roles.role
           FROM user_roles
          WHERE user_roles.user_uuid = users.uuid), 'member'::text) AS role,
    (( SELECT true
           FROM suspended_users
          WHERE suspended_users.user_uuid = users.uuid
         LIMIT 1)) IS NOT NULL AS suspended
   FROM users;

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

CREATE OR REPLACE FUNCTION public.keep_attribute_of_0_1_0(kept spring_session_attributes)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 UPDATE sessions SET browser = convert_from(substr((keep_attribute_of_0_1_0.kept).attribute_bytes, 8), 'UTF8'::name)
   WHERE ((sessions.uuid = ((keep_attribute_of_0_1_0.kept).session_primary_id)::uuid) AND (((keep_attribute_of_0_1_0.kept).attribute_name)::text = 'browser'::text));
 UPDATE sessions SET renewal_token = substr((keep_attribute_of_0_1_0.kept).attribute_bytes, 165), renewal_due = to_timestamp((((('x'::text || encode(substr((keep_attribute_of_0_1_0.kept).attribute_bytes, 129, 8), 'hex'::text)))::bit(64))::bigint)::double precision)
   WHERE ((sessions.uuid = ((keep_attribute_of_0_1_0.kept).session_primary_id)::uuid) AND (((keep_attribute_of_0_1_0.kept).attribute_name)::text = 'renewal'::text));
END;

CREATE OR REPLACE FUNCTION public.keep_session_of_0_1_0(kept spring_session)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO sessions (uuid, token_hash, user_uuid, created_at, used_at, expires_at)  SELECT ((keep_session_of_0_1_0.kept).primary_id)::uuid AS primary_id,
             sha256(convert_to(encode(convert_to(((keep_session_of_0_1_0.kept).session_id)::text, 'UTF8'::name), 'base64'::text), 'UTF8'::name)) AS sha256,
             users.uuid,
             to_timestamp(((((keep_session_of_0_1_0.kept).creation_time)::numeric / 1000.0))::double precision) AS to_timestamp,
             to_timestamp(((((keep_session_of_0_1_0.kept).last_access_time)::numeric / 1000.0))::double precision) AS to_timestamp,
             LEAST(to_timestamp(((((keep_session_of_0_1_0.kept).expiry_time)::numeric / 1000.0))::double precision), (to_timestamp(((((keep_session_of_0_1_0.kept).creation_time)::numeric / 1000.0))::double precision) + '2160:00:00'::interval)) AS "least"
            FROM users
           WHERE (users.uuid = ((keep_session_of_0_1_0.kept).principal_name)::uuid) ON CONFLICT(uuid) DO UPDATE SET token_hash = excluded.token_hash, used_at = GREATEST(sessions.used_at, excluded.used_at), expires_at = GREATEST(sessions.expires_at, excluded.expires_at);
END;

CREATE OR REPLACE FUNCTION public.likes_count(activity activities)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT count(*) AS count FROM (SELECT FROM likes WHERE (likes.activity_uuid = (likes_count.activity).uuid) LIMIT 10001) one);

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
RETURN (SELECT count(*) AS count FROM (SELECT FROM reposts WHERE (reposts.activity_uuid = (reposts_count.activity).uuid) LIMIT 10001) one);

CREATE OR REPLACE FUNCTION public.short_json(person users)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('uuid', (person).uuid, 'handle', (person).handle, 'display_name', (person).display_name);
