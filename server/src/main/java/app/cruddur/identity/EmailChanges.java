package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.membership.SignUpBlocks;
import app.cruddur.text.EmailAddress;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of e-mail addresses. A new address replaces the old one once it is confirmed. */
@Component
class EmailChanges {

    private static final SqlFile HANDLE_OF_EMAIL = SqlFile.load("identity/handle-of-email");
    private static final SqlFile START = SqlFile.load("identity/start-email-change");
    private static final SqlFile THEIRS = SqlFile.load("identity/email-change-of");
    private static final SqlFile TAKE = SqlFile.load("identity/take-email-change");

    private final Db db;
    private final Accounts accounts;
    private final VerificationCodes codes;
    private final IdentityMails messages;
    private final Limits limits;
    private final SignUpBlocks blocks;

    EmailChanges(
            Db db,
            Accounts accounts,
            VerificationCodes codes,
            IdentityMails messages,
            Limits limits,
            SignUpBlocks blocks) {
        this.db = db;
        this.accounts = accounts;
        this.codes = codes;
        this.messages = messages;
        this.limits = limits;
        this.blocks = blocks;
    }

    /** Sends a code to a new e-mail address; until it is confirmed the old one stays. */
    byte[] begin(
            Viewer viewer,
            @Nullable String wanted,
            @Nullable String password,
            String remoteAddress,
            Locale language) {
        List<ErrorCode> errors = new ArrayList<>();
        Optional<EmailAddress> typed = Email.of(wanted, errors);
        Refusal.anyOf(errors);
        EmailAddress email = typed.orElseThrow();
        Db.Row account = accounts.proven(viewer, password);
        blocks.admit(db, email, null);
        limits.mailTo(email.ascii(), remoteAddress);
        UUID id = UUID.randomUUID();
        String code = codes.fresh();
        byte[] answer =
                db.call(START)
                        .with("uuid", id)
                        .with("user_uuid", viewer.uuid())
                        .with("code_hmac", codes.hmac(VerificationCodes.Purpose.EMAIL, id, code))
                        .with("address_hmac", codes.addressHmac(email.ascii()))
                        .with("email", email.ascii())
                        .json()
                        .orElseThrow();
        // An address that has an account gets the same answer; only its owner is told.
        db.call(HANDLE_OF_EMAIL)
                .with("email", email.ascii())
                .with("email_shown", email.shown())
                .text()
                .filter(owner -> !owner.equals(account.text(3)))
                .ifPresentOrElse(
                        owner -> messages.alreadyRegistered(language, email, owner),
                        () -> messages.emailCode(language, email, account.text(3), code));
        return answer;
    }

    /** Replaces the old address, and tells it. */
    byte[] confirm(Viewer viewer, UUID id, @Nullable String code, Locale language) {
        if (db.call(THEIRS).with("uuid", id).with("user_uuid", viewer.uuid()).text().isEmpty()) {
            throw new Refusal(IdentityError.CODE_EXPIRED);
        }
        String hmac = codes.check(VerificationCodes.Purpose.EMAIL, id, code);
        String old;
        try {
            old =
                    db.transaction(together -> {
                        Db.Row addresses =
                                together.call(TAKE)
                                        .with("uuid", id)
                                        .with("user_uuid", viewer.uuid())
                                        .with("code_hmac", hmac)
                                        .row()
                                        .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
                        EmailAddress.parse(addresses.text(2))
                                .ifPresent(email -> blocks.admit(together, email, null));
                        Accounts.voidResets(together, viewer.uuid());
                        return addresses.text(1);
                    });
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key")) {
                throw new Refusal(IdentityError.EMAIL_TAKEN);
            }
            throw taken;
        }
        messages.emailChanged(language, old, viewer.handle());
        return accounts.show(viewer);
    }
}
