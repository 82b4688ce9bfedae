-- The invitations of somebody who is suspended end; they are not open again when the suspension is over.
CREATE FUNCTION end_invitations() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM invitations WHERE user_uuid = NEW.user_uuid;
    RETURN NULL;
END $$;

CREATE TRIGGER sanctions_end_invitations AFTER INSERT OR UPDATE ON sanctions
    FOR EACH ROW WHEN (NEW.kind = 'suspend') EXECUTE FUNCTION end_invitations();
