package app.cruddur.users;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.live.ChangeNotifier;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes a user with all that hangs on them, and lets everybody know. */
@Component
public final class AccountDeletion {

    private static final SqlFile LOCK = SqlFile.load("users/lock");
    private static final SqlFile DELETE = SqlFile.load("users/delete");

    private final Db db;
    private final ChangeNotifier notifier;

    AccountDeletion(Db db, ChangeNotifier notifier) {
        this.db = db;
        this.notifier = notifier;
    }

    /** When this returns, tokens of the user's sub are void and no page shows their cruds. */
    public void delete(UUID user) {
        db.transaction(together -> {
            together.call(LOCK).with("user_uuid", user).text();
            return together.call(DELETE).with("user_uuid", user).text();
        });
        notifier.changed(ChangeNotifier.Change.TEXTS);
    }
}
