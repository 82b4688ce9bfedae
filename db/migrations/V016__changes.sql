-- What has changed, for those who watch: ids alone, never text, kept an hour. Written in the transaction of the change
-- itself, whoever makes it: the server, the sweeper, a cascade, somebody at psql.
--
-- A place in it is (transaction, position). Order of positions is not order of commits; but all transactions before
-- pg_snapshot_xmin(pg_current_snapshot()) are over, so that whoever reads up to there, in this order, misses none.
CREATE TABLE changes (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind text COLLATE "C" NOT NULL,
    activity_uuid uuid NOT NULL,
    happened_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT changes_pkey PRIMARY KEY (transaction, position),
    CONSTRAINT changes_kind_known CHECK (kind IN ('created', 'deleted', 'expired', 'counts'))
);

-- For each statement and not for each row: a sweep writes its whole batch at once. An expiry writes nothing; its row is
-- noted when it is swept. A cascade runs a statement for each row that goes, most of them with nothing to do.
CREATE FUNCTION note_created() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, activity_uuid)
    SELECT kind, id
    FROM created
    CROSS JOIN LATERAL (VALUES ('created', uuid), ('counts', reply_to_activity_uuid)) AS noted (kind, id)
    WHERE id IS NOT NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION note_gone() RETURNS trigger
    LANGUAGE plpgsql AS $$
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

CREATE TRIGGER activities_note_created AFTER INSERT ON activities
    REFERENCING NEW TABLE AS created FOR EACH STATEMENT EXECUTE FUNCTION note_created();
CREATE TRIGGER activities_note_gone AFTER DELETE ON activities
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_gone();
