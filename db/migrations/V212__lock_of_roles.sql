-- Before somebody stops being an admin in good standing (by deletion or suspension), or may be one who does: where the person is an
-- admin, everybody else who does the same waits until the transaction ends, so that whoever asks next who is left sees it. The caller has
-- locked the person's row FOR NO KEY UPDATE and no more: the deletion of an admin refers to people who follow the admin. Everybody else takes
-- the lock of a deletion's cascade now, before any row that an admin's deletion wants.
CREATE FUNCTION lock_roles(person uuid) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM user_roles WHERE user_uuid = person AND role = 'admin') THEN
        LOCK TABLE user_roles IN SHARE ROW EXCLUSIVE MODE;
    ELSE
        LOCK TABLE user_roles IN ROW EXCLUSIVE MODE;
    END IF;
END $$;
