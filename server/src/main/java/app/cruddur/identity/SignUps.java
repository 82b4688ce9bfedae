package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.text.EmailAddress;
import app.cruddur.users.UserError;
import app.cruddur.users.Users;
import app.cruddur.web.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ups. One waits for its code, and reserves nothing until then. */
@Component
class SignUps {

    private static final SqlFile HANDLE_TAKEN = SqlFile.load("identity/handle-taken");
    private static final SqlFile HANDLE_OF_EMAIL = SqlFile.load("identity/handle-of-email");
    private static final SqlFile SIGN_UP = SqlFile.load("identity/sign-up");
    private static final SqlFile RESEND = SqlFile.load("identity/resend");
    private static final SqlFile RESEND_WAIT = SqlFile.load("identity/resend-wait");
    private static final SqlFile TAKE = SqlFile.load("identity/take-sign-up");
    private static final SqlFile CREATE = SqlFile.load("identity/create-account");

    private final Db db;
    private final VerificationCodes codes;
    private final IdentityMails messages;
    private final Passwords passwords;
    private final Limits limits;
    private final boolean open;

    SignUps(
            Db db,
            VerificationCodes codes,
            IdentityMails messages,
            Passwords passwords,
            Limits limits,
            Membership membership) {
        this.limits = limits;
        this.open = membership.open();
        this.db = db;
        this.codes = codes;
        this.messages = messages;
        this.passwords = passwords;
    }

    /** Keeps the sign-up and sends its code. */
    byte[] begin(
            @Nullable String name,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String password,
            String remoteAddress,
            Locale language) {
        if (!open) {
            throw new Refusal(IdentityError.SIGN_UPS_CLOSED);
        }
        SignUp signUp = SignUp.of(name, email, handle, password, passwords);
        if (db.call(HANDLE_TAKEN).with("handle", signUp.handle()).text().isPresent()) {
            throw new Refusal(UserError.PREFERRED_USERNAME_TAKEN);
        }
        limits.mailTo(signUp.email().ascii(), remoteAddress);
        String hash = passwords.hash(signUp.password());
        UUID id = UUID.randomUUID();
        String code = codes.fresh();
        byte[] answer =
                db.call(SIGN_UP)
                        .with("uuid", id)
                        .with("display_name", signUp.name())
                        .with("handle", signUp.handle())
                        .with("email", signUp.email().ascii())
                        .with("address_hmac", codes.addressHmac(signUp.email().ascii()))
                        .with("password_hash", hash)
                        .with("code_hmac", codes.hmac(VerificationCodes.Purpose.SIGN_UP, id, code))
                        .json()
                        .orElseThrow();
        // An address that has an account gets the same answer; only its owner is told.
        handleOf(signUp.email())
                .ifPresentOrElse(
                        owner -> messages.alreadyRegistered(language, signUp.email(), owner),
                        () -> messages.signUpCode(language, signUp.email(), signUp.handle(), code));
        return answer;
    }

    /** The owner of the account that an address belongs to. */
    private Optional<String> handleOf(EmailAddress email) {
        return db.call(HANDLE_OF_EMAIL)
                .with("email", email.ascii())
                .with("email_shown", email.shown())
                .text();
    }

    /** Sends another code, which replaces the last. */
    byte[] resend(UUID id, String remoteAddress, Locale language) {
        limits.mailTo(id.toString(), remoteAddress);
        String code = codes.fresh();
        Db.Row renewed =
                db.call(RESEND)
                        .with("uuid", id)
                        .with("code_hmac", codes.hmac(VerificationCodes.Purpose.SIGN_UP, id, code))
                        .row()
                        .orElseThrow(() -> notAgain(id));
        EmailAddress.parse(renewed.text(2))
                .filter(email -> handleOf(email).isEmpty())
                .ifPresent(email -> messages.signUpCode(language, email, renewed.text(3), code));
        return renewed.column(1);
    }

    private Refusal notAgain(UUID id) {
        return db.call(RESEND_WAIT)
                .with("uuid", id)
                .text()
                .map(seconds ->
                        Refusal.until(Long.parseLong(seconds), IdentityError.RESEND_TOO_SOON))
                .orElseGet(() -> new Refusal(IdentityError.RESEND_EXHAUSTED));
    }

    /** Spends the code and records the user, in one transaction. */
    Accounts.Proven confirm(UUID id, @Nullable String typed) {
        String hmac = codes.check(VerificationCodes.Purpose.SIGN_UP, id, typed);
        try {
            return db.transaction(together -> record(together, id, hmac));
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key")) {
                // Only a person with the code, who reads the mail of this address, learns that it
                // has an account.
                throw new Refusal(IdentityError.EMAIL_TAKEN);
            }
            throw taken;
        }
    }

    private static Accounts.Proven record(Db together, UUID id, String hmac) {
        Db.Row signUp =
                together.call(TAKE)
                        .with("uuid", id)
                        .with("code_hmac", hmac)
                        .row()
                        .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
        String sub = UUID.randomUUID().toString();
        String email = signUp.text(3);
        Users.Registered user =
                Users.register(together, sub, signUp.text(1), signUp.text(2), email);
        together.call(CREATE)
                .with("sub", sub)
                .with("email", email)
                .with("password_hash", signUp.text(4))
                .text();
        return new Accounts.Proven(user.uuid(), signUp.text(4), user.json());
    }
}
