package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The embedded identity's accounts: whose password is right, and changing what belongs to one. */
@Component
class Accounts {

    private static final SqlFile FIND = SqlFile.load("identity/find-account");
    private static final SqlFile SECRETS = SqlFile.load("identity/account-secrets");
    private static final SqlFile SHOW = SqlFile.load("identity/account");
    private static final SqlFile EXPORT = SqlFile.load("identity/export");
    private static final SqlFile HANDLE_OF_EMAIL = SqlFile.load("identity/handle-of-email");
    private static final SqlFile FORGOT = SqlFile.load("identity/forgot");
    private static final SqlFile TAKE_RESET = SqlFile.load("identity/take-reset");
    private static final SqlFile START_EMAIL_CHANGE = SqlFile.load("identity/start-email-change");
    private static final SqlFile TAKE_EMAIL_CHANGE = SqlFile.load("identity/take-email-change");
    private static final SqlFile CHANGE_PASSWORD = SqlFile.load("identity/change-password");
    private static final SqlFile END_SESSIONS = SqlFile.load("identity/end-sessions");
    private static final SqlFile DELETE = SqlFile.load("identity/delete-account");

    private final Db db;
    private final Codes codes;
    private final Messages messages;
    private final PasswordEncoder passwords;
    private final Limits limits;
    private final String nobodysHash;

    Accounts(Db db, Codes codes, Messages messages, PasswordEncoder passwords, Limits limits) {
        this.limits = limits;
        this.db = db;
        this.codes = codes;
        this.messages = messages;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    /**
     * Who has just proven to be a user.
     *
     * @param json uuid, handle and display_name, as PostgreSQL wrote it
     */
    record Proven(UUID uuid, byte[] json) {}

    /**
     * The user whose login and password these are. An unknown account costs a hash too.
     *
     * @throws Refusal when they are not right, or the account is disabled
     */
    Proven signIn(String login, String password) {
        Db.@Nullable Row account = db.call(FIND).with("login", login).row().orElse(null);
        boolean right =
                passwords.matches(password, account == null ? nobodysHash : account.text(1));
        if (account == null || !right) {
            throw new Refusal(ErrorCode.SIGN_IN_FAILED);
        }
        if (account.text(3).equals("disabled")) {
            throw new Refusal(ErrorCode.ACCOUNT_DISABLED);
        }
        return new Proven(UUID.fromString(account.text(2)), account.column(4));
    }

    byte[] show(Viewer viewer) {
        return own(SHOW, viewer);
    }

    byte[] export(Viewer viewer) {
        return own(EXPORT, viewer);
    }

    private byte[] own(SqlFile sql, Viewer viewer) {
        return db.call(sql)
                .with("user_uuid", viewer.uuid())
                .json()
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_SIGNED_IN));
    }

    /** Sends a code with which the password can be set anew; says the same for any address. */
    byte[] forgot(@Nullable String typed) {
        List<ErrorCode> errors = new ArrayList<>();
        String email = Email.of(typed, errors);
        refuseAny(errors);
        limits.mailTo(email);
        UUID id = UUID.randomUUID();
        String code = codes.fresh();
        Db.Row begun =
                db.call(FORGOT)
                        .with("uuid", id)
                        .with("code_hmac", codes.hmac(Codes.Purpose.RESET, id, code))
                        .with("email", email)
                        .row()
                        .orElseThrow();
        if (!begun.text(2).isEmpty()) {
            messages.resetCode(begun.text(2), begun.text(3), code);
        }
        return begun.column(1);
    }

    /**
     * Sets a password anew by a code, and signs the user out everywhere: whoever knew the old
     * password is out.
     *
     * @return whose password it is
     */
    Proven reset(UUID id, @Nullable String code, @Nullable String password) {
        List<ErrorCode> errors = new ArrayList<>();
        String secret = Password.of(password, List.of(), errors);
        refuseAny(errors);
        String hmac = codes.check(Codes.Purpose.RESET, id, code);
        String hash = passwords.encode(secret);
        Db.Row account =
                db.transaction(together -> {
                    Db.Row taken =
                            together.call(TAKE_RESET)
                                    .with("uuid", id)
                                    .with("code_hmac", hmac)
                                    .row()
                                    .orElseThrow(() -> new Refusal(ErrorCode.CODE_EXPIRED));
                    setPassword(together, UUID.fromString(taken.text(3)), hash);
                    return taken;
                });
        messages.passwordChanged(account.text(2), account.text(4));
        return signIn(account.text(4), secret);
    }

    /** Changes the password of who knows the present one, and signs out everywhere. */
    void changePassword(Viewer viewer, @Nullable String present, @Nullable String wanted) {
        Db.Row account = proven(viewer, present);
        List<ErrorCode> errors = new ArrayList<>();
        String secret =
                Password.of(
                        wanted, List.of(account.text(2), account.text(3), account.text(4)), errors);
        refuseAny(errors);
        String hash = passwords.encode(secret);
        db.transaction(together -> {
            setPassword(together, viewer.uuid(), hash);
            return hash;
        });
        messages.passwordChanged(account.text(2), account.text(3));
    }

    private static void setPassword(Db together, UUID user, String hash) {
        together.call(CHANGE_PASSWORD).with("user_uuid", user).with("password_hash", hash).text();
        together.call(END_SESSIONS).with("user_uuid", user).text();
    }

    /** Sends a code to a new e-mail address; until it is confirmed the old one stays. */
    byte[] changeEmail(Viewer viewer, @Nullable String wanted, @Nullable String password) {
        List<ErrorCode> errors = new ArrayList<>();
        String email = Email.of(wanted, errors);
        refuseAny(errors);
        Db.Row account = proven(viewer, password);
        limits.mailTo(email);
        UUID id = UUID.randomUUID();
        String code = codes.fresh();
        byte[] answer =
                db.call(START_EMAIL_CHANGE)
                        .with("uuid", id)
                        .with("user_uuid", viewer.uuid())
                        .with("code_hmac", codes.hmac(Codes.Purpose.EMAIL, id, code))
                        .with("email", email)
                        .json()
                        .orElseThrow();
        // The same answer for an address that has an account; only its owner is told.
        db.call(HANDLE_OF_EMAIL)
                .with("email", email)
                .text()
                .ifPresentOrElse(
                        owner -> messages.alreadyRegistered(email, owner),
                        () -> messages.emailCode(email, account.text(3), code));
        return answer;
    }

    /** Takes the new address over, and tells the old one. */
    byte[] confirmEmail(Viewer viewer, UUID id, @Nullable String code) {
        String hmac = codes.check(Codes.Purpose.EMAIL, id, code);
        String old;
        try {
            old =
                    db.call(TAKE_EMAIL_CHANGE)
                            .with("uuid", id)
                            .with("user_uuid", viewer.uuid())
                            .with("code_hmac", hmac)
                            .text()
                            .orElseThrow(() -> new Refusal(ErrorCode.CODE_EXPIRED));
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key")) {
                throw new Refusal(ErrorCode.EMAIL_TAKEN);
            }
            throw taken;
        }
        Db.Row account = secrets(viewer);
        messages.emailChanged(old, account.text(3));
        return show(viewer);
    }

    /** Deletes the account of who knows its password, and all that hangs on it, now. */
    void delete(Viewer viewer, @Nullable String password) {
        proven(viewer, password);
        db.call(DELETE).with("user_uuid", viewer.uuid()).text();
    }

    void signOutEverywhere(Viewer viewer) {
        db.call(END_SESSIONS).with("user_uuid", viewer.uuid()).text();
    }

    private Db.Row proven(Viewer viewer, @Nullable String password) {
        Db.Row account = secrets(viewer);
        if (!passwords.matches(password == null ? "" : password, account.text(1))) {
            throw new Refusal(ErrorCode.PASSWORD_WRONG);
        }
        return account;
    }

    private Db.Row secrets(Viewer viewer) {
        return db.call(SECRETS)
                .with("user_uuid", viewer.uuid())
                .row()
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_SIGNED_IN));
    }

    private static void refuseAny(List<ErrorCode> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
    }
}
