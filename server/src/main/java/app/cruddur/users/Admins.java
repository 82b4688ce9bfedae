package app.cruddur.users;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Refusal;
import java.util.UUID;

/** Keeps one admin in good standing, whatever happens to others at the same time. */
public final class Admins {

    private static final SqlFile LOCK_ROLES = SqlFile.load("users/lock-roles");
    private static final SqlFile ONLY_ADMIN = SqlFile.load("users/only-admin");

    private Admins() {}

    /**
     * Comes before an act that may take an admin away, deletion or suspension: where the user is an
     * admin, others who do the same wait for the end of the transaction, as do the scripts.
     *
     * @param together a transaction that has locked the user, so that others may still refer to
     *     them, and no more than that
     */
    public static void lock(Db together, UUID user) {
        together.call(LOCK_ROLES).with("user_uuid", user).text();
    }

    /**
     * Makes sure that an admin in good standing is left without this user.
     *
     * @param together a transaction in which {@link #lock} came before
     * @throws Refusal when the user is the only admin
     */
    public static void requireAnother(Db together, UUID user) {
        if (together.call(ONLY_ADMIN).with("user_uuid", user).text().isPresent()) {
            throw new Refusal(UserError.ONLY_ADMIN);
        }
    }
}
