package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.text.EmailAddress;
import app.cruddur.text.PlainText;
import app.cruddur.users.AccountDeletion;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The accounts of the embedded identity: checks passwords, and changes what belongs to an account.
 */
@Component
class Accounts {

    private static final SqlFile FIND = SqlFile.load("identity/find-account");
    private static final SqlFile FIND_SIGN_UP = SqlFile.load("identity/find-sign-up");
    private static final SqlFile SECRETS = SqlFile.load("identity/account-secrets");
    private static final SqlFile OF_STEP = SqlFile.load("identity/account-of-step");
    private static final SqlFile SHOW = SqlFile.load("identity/account");
    private static final SqlFile SESSIONS = SqlFile.load("identity/sessions");
    private static final SqlFile LOCK_USER = SqlFile.load("identity/lock-user");
    private static final SqlFile STILL_SIGNED_IN = SqlFile.load("identity/still-signed-in");
    private static final SqlFile VOID_RESETS = SqlFile.load("identity/void-resets");
    private static final SqlFile CHANGE_PASSWORD = SqlFile.load("identity/change-password");
    private static final SqlFile END_SESSIONS = SqlFile.load("identity/end-sessions");

    /** The most characters of a login: no e-mail address has more. */
    private static final int MAX_LOGIN = 254;

    private final Db db;
    private final IdentityMails messages;
    private final Passwords passwords;
    private final AccountDeletion deletion;

    Accounts(Db db, IdentityMails messages, Passwords passwords, AccountDeletion deletion) {
        this.deletion = deletion;
        this.db = db;
        this.messages = messages;
        this.passwords = passwords;
    }

    /**
     * A user who has just proved who they are.
     *
     * @param passwordHash of the password that proved it, or that was set by it
     * @param json uuid, handle and display_name, as PostgreSQL wrote it
     */
    record Proven(UUID uuid, String passwordHash, byte[] json) {}

    /**
     * The user with this login and password. An unknown account costs a hash too, so that the time
     * tells nothing.
     *
     * @throws Refusal when they are wrong, when the account is disabled, or when they belong to a
     *     sign-up that waits for its code or for a moderator's word
     */
    Proven signIn(String login, String password) {
        Optional<EmailAddress> email = EmailAddress.parse(login);
        // No account has a name that PostgreSQL cannot store.
        boolean possible = login.length() <= MAX_LOGIN && PlainText.canBeKept(login);
        Db.@Nullable Row account =
                possible
                        ? db.call(FIND)
                                .with("login", login)
                                .with("email", email.map(EmailAddress::ascii).orElse(login))
                                .with("email_shown", email.map(EmailAddress::shown).orElse(login))
                                .row()
                                .orElse(null)
                        : null;
        Db.@Nullable Row waiting =
                possible && account == null
                        ? db.call(FIND_SIGN_UP)
                                .with("login", email.map(EmailAddress::ascii).orElse(login))
                                .row()
                                .orElse(null)
                        : null;
        Db.@Nullable Row named = account == null ? waiting : account;
        if (!passwords.isRight(password, named == null ? null : named.text(1))) {
            throw new Refusal(IdentityError.SIGN_IN_FAILED);
        }
        if (account == null) {
            String signUp = waiting == null ? "" : waiting.text(2);
            if (signUp.isEmpty()) {
                throw new Refusal(IdentityError.APPROVAL_WAITS);
            }
            throw Refusal.goOnAt("/confirm?sign_up=" + signUp, IdentityError.EMAIL_UNCONFIRMED);
        }
        if (account.text(3).equals("disabled")) {
            throw new Refusal(IdentityError.ACCOUNT_DISABLED);
        }
        return new Proven(UUID.fromString(account.text(2)), account.text(1), account.column(4));
    }

    byte[] show(Viewer viewer) {
        return own(db.call(SHOW), viewer);
    }

    /**
     * The browsers in which the user is signed in.
     *
     * @param here the session that asks; null for none
     */
    byte[] sessions(Viewer viewer, @Nullable UUID here) {
        return own(db.call(SESSIONS).with("here", here), viewer);
    }

    private static byte[] own(Db.Call call, Viewer viewer) {
        return call.with("user_uuid", viewer.uuid())
                .json()
                .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
    }

    /**
     * Changes the password of a user who knows the present one, and ends all sessions.
     *
     * @param session in which the user asks for it
     * @return the new password's hash
     * @throws Refusal when the present password is wrong, the new one will not do, or the session
     *     has ended meanwhile
     */
    String changePassword(
            Viewer viewer,
            @Nullable UUID session,
            @Nullable String present,
            @Nullable String wanted,
            Locale language) {
        Db.Row account = proven(viewer, present);
        String hash =
                passwords.checkedHash(
                        wanted, List.of(account.text(2), account.text(3), account.text(4)));
        db.transaction(together -> {
            lockSignedIn(together, viewer.uuid(), session);
            setPassword(together, viewer.uuid(), hash);
            return hash;
        });
        messages.passwordChanged(language, account.text(2), account.text(3));
        return hash;
    }

    /**
     * Sets the password and ends all sessions.
     *
     * @param together a transaction, in which no session of the user begins from here on
     */
    static void setPassword(Db together, UUID user, String hash) {
        endSessions(together, user);
        together.call(CHANGE_PASSWORD).with("user_uuid", user).with("password_hash", hash).text();
        voidResets(together, user);
    }

    /**
     * Ends all sessions of a user, and what programs may do for them.
     *
     * @param together a transaction, in which no session of the user begins from here on
     */
    static void endSessions(Db together, UUID user) {
        lock(together, user);
        together.call(END_SESSIONS).with("user_uuid", user).text();
    }

    /**
     * Locks a user in a transaction, in which no session of theirs begins from here on. Others who
     * lock the user wait for its end.
     */
    static void lock(Db together, UUID user) {
        together.call(LOCK_USER).with("user_uuid", user).text();
    }

    /**
     * The same for a user who is signed in.
     *
     * @throws Refusal when the session has ended meanwhile, as by another password or a second
     *     factor
     */
    static void lockSignedIn(Db together, UUID user, @Nullable UUID session) {
        lock(together, user);
        if (together.call(STILL_SIGNED_IN)
                .with("user_uuid", user)
                .with("session_uuid", session)
                .text()
                .isEmpty()) {
            throw new Refusal(RequestError.NOT_SIGNED_IN);
        }
    }

    /** Voids the codes that were sent before. Runs in the transaction of the change, after it. */
    static void voidResets(Db together, UUID user) {
        together.call(VOID_RESETS).with("user_uuid", user).text();
    }

    /** Deletes the account of a user who knows its password, with all that hangs on it. */
    void delete(Viewer viewer, @Nullable String password) {
        proven(viewer, password);
        deletion.delete(viewer.uuid());
    }

    void signOutEverywhere(Viewer viewer) {
        db.transaction(together -> {
            endSessions(together, viewer.uuid());
            return true;
        });
    }

    /**
     * The user whose sign-in waits for a code of the second factor.
     *
     * @throws Refusal when there is no such user any more
     */
    Proven ofStep(UUID user) {
        return db.call(OF_STEP)
                .with("user_uuid", user)
                .row()
                .map(account -> new Proven(user, account.text(1), account.column(2)))
                .orElseThrow(() -> new Refusal(FactorError.FACTOR_STEP_EXPIRED));
    }

    /**
     * The password hash, e-mail address, handle and name of a user who knows the password.
     *
     * @throws Refusal when the password is wrong
     */
    Db.Row proven(Viewer viewer, @Nullable String password) {
        Db.Row account = secrets(viewer.uuid());
        if (!passwords.isRight(password == null ? "" : password, account.text(1))) {
            throw new Refusal(IdentityError.PASSWORD_WRONG);
        }
        return account;
    }

    /** The password hash, e-mail address, handle and name of a user. */
    Db.Row secrets(UUID user) {
        return secrets(db, user);
    }

    /** The same as a part of a transaction. */
    static Db.Row secrets(Db together, UUID user) {
        return together.call(SECRETS)
                .with("user_uuid", user)
                .row()
                .orElseThrow(() -> new Refusal(RequestError.NOT_SIGNED_IN));
    }
}
