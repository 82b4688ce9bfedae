-- While the row is there and has not ended, nobody new is taken, and accounts in their first day do not post.
CREATE TABLE panic (
    one boolean NOT NULL DEFAULT true,
    since timestamptz NOT NULL DEFAULT statement_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT statement_timestamp() + interval '24 hours',
    CONSTRAINT panic_pkey PRIMARY KEY (one),
    CONSTRAINT panic_once CHECK (one)
);

-- The log has acts that are about nobody, and knows acts by their form alone.
ALTER TABLE audit_log ALTER COLUMN about_handle DROP NOT NULL;
ALTER TABLE audit_log DROP CONSTRAINT IF EXISTS audit_log_act_known;
ALTER TABLE audit_log DROP CONSTRAINT IF EXISTS audit_log_act_form;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_act_form CHECK (act ~ '^[a-z][a-z -]{1,39}$');

-- Begins a panic, or has one that is on last for 24 hours from now, and keeps in the log who did it (no name: who runs the server). Answers with
-- its end.
CREATE FUNCTION begin_panic(done_by text) RETURNS timestamptz
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO audit_log (by_handle, act, ends_at) VALUES (done_by, 'panic on', statement_timestamp() + interval '24 hours');
    INSERT INTO panic AS present (one) VALUES (true)
    ON CONFLICT (one) DO UPDATE
    SET since = CASE WHEN present.expires_at > statement_timestamp() THEN present.since ELSE excluded.since END,
        expires_at = excluded.expires_at
    RETURNING present.expires_at;
END;

-- Ends a panic, where one is on. Answers with whether one was.
CREATE FUNCTION end_panic(done_by text) RETURNS boolean
    LANGUAGE sql
BEGIN ATOMIC
    WITH ended AS (
        DELETE FROM panic RETURNING expires_at
    ), logged AS (
        INSERT INTO audit_log (by_handle, act)
        SELECT done_by, 'panic off' FROM ended WHERE ended.expires_at > statement_timestamp()
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM logged);
END;

-- Mail domains and networks from which nobody signs up. A value is a domain in lower case (which stands for its subdomains too) or a network
-- with its length; these have a slash.
CREATE TABLE sign_up_blocks (
    value text COLLATE "C" NOT NULL,
    network cidr,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT sign_up_blocks_pkey PRIMARY KEY (value),
    CONSTRAINT sign_up_blocks_network_or_domain CHECK (CASE WHEN strpos(value, '/') > 0 THEN value = network::text ELSE network IS NULL END),
    CONSTRAINT sign_up_blocks_domain_form CHECK (network IS NOT NULL OR value ~ '^[a-z0-9-]{1,63}([.][a-z0-9-]{1,63}){1,9}$')
);

-- A network without what IPv6 wraps around one of IPv4 (::ffff:192.0.2.0/120).
CREATE FUNCTION unwrapped(network inet) RETURNS cidr
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
        WHEN family(network) = 6 AND network <<= inet '::ffff:0.0.0.0/96'
            THEN set_masklen(inet '0.0.0.0' + (host(network)::inet - inet '::ffff:0.0.0.0'), masklen(network) - 96)::cidr
        ELSE network::cidr
    END;
END;

-- A block as the table has it, from what somebody typed. NULL for what is neither a domain with a dot nor a network, and for a network of more
-- than 2^24 addresses of IPv4 or more than 2^112 of IPv6, which is nearly everybody.
CREATE FUNCTION sign_up_block(typed text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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
END $$;

-- Blocks a domain or a network, and keeps in the log who did it (no name: who runs the server), but not which. Answers with the block as it is
-- kept, or NULL.
CREATE FUNCTION block_sign_ups(typed text, done_by text) RETURNS text
    LANGUAGE sql
BEGIN ATOMIC
    WITH wanted AS (
        SELECT sign_up_block(typed) AS value
    ), blocked AS (
        INSERT INTO sign_up_blocks (value, network)
        SELECT value, CASE WHEN strpos(value, '/') > 0 THEN value::cidr END FROM wanted WHERE value IS NOT NULL
        ON CONFLICT (value) DO NOTHING
        RETURNING value
    ), logged AS (
        INSERT INTO audit_log (by_handle, act) SELECT done_by, 'block sign-ups' FROM blocked
    )
    SELECT value FROM wanted;
END;

-- Takes a block back. Answers with the block, or NULL where there is none.
CREATE FUNCTION unblock_sign_ups(typed text, done_by text) RETURNS text
    LANGUAGE sql
BEGIN ATOMIC
    WITH unblocked AS (
        DELETE FROM sign_up_blocks WHERE value = sign_up_block(typed) RETURNING value
    ), logged AS (
        INSERT INTO audit_log (by_handle, act) SELECT done_by, 'unblock sign-ups' FROM unblocked
    )
    SELECT value FROM unblocked;
END;
