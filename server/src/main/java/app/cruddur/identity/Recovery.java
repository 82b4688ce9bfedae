package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.text.EmailAddress;
import app.cruddur.text.Invisible;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets a forgotten password anew by a code that was sent to the address of the account. */
@Component
class Recovery {

    private static final SqlFile FORGOT = SqlFile.load("identity/forgot");
    private static final SqlFile RESET_FOR = SqlFile.load("identity/reset-for");
    private static final SqlFile TAKE_RESET = SqlFile.load("identity/take-reset");

    private final Db db;
    private final VerificationCodes codes;
    private final IdentityMails messages;
    private final Passwords passwords;
    private final Limits limits;

    Recovery(
            Db db,
            VerificationCodes codes,
            IdentityMails messages,
            Passwords passwords,
            Limits limits) {
        this.db = db;
        this.codes = codes;
        this.messages = messages;
        this.passwords = passwords;
        this.limits = limits;
    }

    /** Sends a code to set the password anew. The answer is the same for any address. */
    byte[] begin(@Nullable String typed, String remoteAddress, Locale language) {
        List<ErrorCode> errors = new ArrayList<>();
        Optional<EmailAddress> address = Email.of(typed, errors);
        Refusal.anyOf(errors);
        EmailAddress email = address.orElseThrow();
        limits.mailTo(email.ascii(), remoteAddress);
        UUID id = UUID.randomUUID();
        String code = codes.fresh();
        Db.Row begun =
                db.call(FORGOT)
                        .with("uuid", id)
                        .with("code_hmac", codes.hmac(VerificationCodes.Purpose.RESET, id, code))
                        .with("address_hmac", codes.addressHmac(email.ascii()))
                        .with("email", email.ascii())
                        .with("email_shown", email.shown())
                        .with("email_typed", Invisible.strip(String.valueOf(typed)))
                        .row()
                        .orElseThrow();
        if (!begun.text(2).isEmpty()) {
            messages.resetCode(language, begun.text(2), begun.text(3), code);
        }
        return begun.column(1);
    }

    /**
     * Sets a password by a code, and ends all sessions of the user.
     *
     * @return whose password it is
     */
    Accounts.Proven reset(
            UUID id, @Nullable String code, @Nullable String password, Locale language) {
        Password.wrongLength(password)
                .ifPresent(wrong -> {
                    throw new Refusal(wrong);
                });
        String hmac = codes.check(VerificationCodes.Purpose.RESET, id, code);
        Db.Row owner =
                db.call(RESET_FOR)
                        .with("uuid", id)
                        .row()
                        .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
        String hash =
                passwords.checkedHash(
                        password, List.of(owner.text(1), owner.text(2), owner.text(3)));
        Db.Row account =
                db.transaction(together -> {
                    Db.Row taken =
                            together.call(TAKE_RESET)
                                    .with("uuid", id)
                                    .with("code_hmac", hmac)
                                    .row()
                                    .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
                    Accounts.setPassword(together, UUID.fromString(taken.text(2)), hash);
                    return taken;
                });
        messages.passwordChanged(language, account.text(1), account.text(3));
        if (account.text(4).equals("disabled")) {
            throw new Refusal(IdentityError.ACCOUNT_DISABLED);
        }
        return new Accounts.Proven(UUID.fromString(account.text(2)), hash, account.column(5));
    }
}
