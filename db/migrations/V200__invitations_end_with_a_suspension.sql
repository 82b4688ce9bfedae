-- The invitations of somebody who is suspended end; they are not open again when the suspension is over. The lock is the one under which an
-- invitation is made: one that is made at the same time either goes too, or sees the suspension.
CREATE FUNCTION end_invitations() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM users WHERE uuid = NEW.user_uuid FOR NO KEY UPDATE;
    DELETE FROM invitations WHERE user_uuid = NEW.user_uuid;
    RETURN NULL;
END $$;

CREATE TRIGGER sanctions_end_invitations AFTER INSERT OR UPDATE ON sanctions
    FOR EACH ROW WHEN (NEW.kind = 'suspend') EXECUTE FUNCTION end_invitations();
