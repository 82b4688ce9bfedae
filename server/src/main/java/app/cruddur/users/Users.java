package app.cruddur.users;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Refusal;
import java.util.UUID;

/** This feature's door: how an identity records its users. */
public final class Users {

    private static final SqlFile REGISTER = SqlFile.load("users/register");

    private static final SqlFile SYNC_FROM_ISSUER = SqlFile.load("users/sync-from-issuer");

    private Users() {}

    /**
     * A recorded user.
     *
     * @param json uuid, handle and display_name, as PostgreSQL wrote it
     */
    public record Registered(UUID uuid, byte[] json) {}

    /**
     * Records the user of a {@code sub} once; the same sub again changes nothing.
     *
     * @param db where to write, so that it can be part of the caller's transaction
     * @throws Refusal when somebody else has the handle
     */
    public static Registered register(
            Db db, String sub, String displayName, String handle, String email) {
        try {
            Db.Row row =
                    db.call(REGISTER)
                            .with("sub", sub)
                            .with("display_name", displayName)
                            .with("handle", handle)
                            .with("email", email)
                            .row()
                            .orElseThrow();
            return new Registered(UUID.fromString(row.text(1)), row.column(2));
        } catch (DbException taken) {
            if (taken.isOf("users_handle_key")) {
                throw new Refusal(UserError.PREFERRED_USERNAME_TAKEN);
            }
            throw taken;
        }
    }

    /**
     * Takes over a name and an e-mail address that the issuer has changed since it last told them.
     * The handle never changes by itself, nor does a name that only the person has changed here.
     *
     * @param email empty where the issuer vouches for none: the one there is stays
     */
    public static void syncFromIssuer(Db db, UUID user, String displayName, String email) {
        db.call(SYNC_FROM_ISSUER)
                .with("user_uuid", user)
                .with("display_name", displayName)
                .with("email", email)
                .text();
    }
}
