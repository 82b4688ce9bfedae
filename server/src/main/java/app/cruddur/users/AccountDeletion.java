package app.cruddur.users;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.web.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes a user with all that hangs on them, and lets everybody know. */
@Component
public final class AccountDeletion {

    private static final SqlFile HOLD = SqlFile.load("users/hold");
    private static final SqlFile LOCK = SqlFile.load("users/lock");
    private static final SqlFile DELETE = SqlFile.load("users/delete");

    private final Db db;
    private final ChangeNotifier notifier;

    AccountDeletion(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /**
     * Deletes a user. When this returns, tokens of the user's sub are void and no page shows their
     * cruds.
     *
     * @throws Refusal when they are the only admin
     */
    public void delete(UUID user) {
        db.transaction(together -> {
            delete(user, together);
            return user;
        });
        notifier.changed(ChangeNotifier.Change.TEXTS);
    }

    /** The same as a part of a transaction, whose caller tells after its commit what changed. */
    public void delete(UUID user, Db together) {
        together.call(HOLD).with("user_uuid", user).text();
        Admins.lock(together, user);
        together.call(LOCK).with("user_uuid", user).text();
        Admins.requireAnother(together, user);
        together.call(DELETE).with("user_uuid", user).text();
    }
}
