package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.limits.Limits;
import app.cruddur.live.ChangeNotifier;
import app.cruddur.membership.Invitations;
import app.cruddur.membership.Membership;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.membership.SignUpBlocks;
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
@ConditionalOnEmbeddedIdentity
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
    private final boolean closed;
    private final boolean approved;
    private final WaitingAccounts waiting;
    private final Invitations invitations;
    private final PanicSwitch panic;
    private final SignUpBlocks blocks;
    private final AdminLink adminLinks;
    private final ChangeNotifier notifier;

    SignUps(
            Db db,
            VerificationCodes codes,
            IdentityMails messages,
            Passwords passwords,
            Limits limits,
            Membership membership,
            Invitations invitations,
            PanicSwitch panic,
            SignUpBlocks blocks,
            WaitingAccounts waiting,
            AdminLink adminLinks,
            ChangeNotifier notifier) {
        this.adminLinks = adminLinks;
        this.notifier = notifier;
        this.limits = limits;
        this.approved = membership.signUps() == Membership.SignUps.APPROVED;
        this.waiting = waiting;
        this.closed = membership.signUps() == Membership.SignUps.CLOSED;
        this.invitations = invitations;
        this.panic = panic;
        this.blocks = blocks;
        this.db = db;
        this.codes = codes;
        this.messages = messages;
        this.passwords = passwords;
    }

    /**
     * Keeps the sign-up and sends its code.
     *
     * @param adminLink of who is to be the first admin, for whom sign-ups are open; null for none
     */
    byte[] begin(
            @Nullable String name,
            @Nullable String email,
            @Nullable String handle,
            @Nullable String password,
            @Nullable String invitation,
            @Nullable String reason,
            @Nullable String adminLink,
            String remoteAddress,
            Locale language) {
        String linkHash = adminLinks.goodHash(adminLink);
        boolean first = linkHash != null;
        if (!first) {
            refuseWhereNobodyComesIn(panic.isOn());
        }
        String invited = first ? null : invitations.required(invitation);
        SignUp signUp =
                SignUp.of(name, email, handle, password, passwords, reason, approved && !first);
        blocks.admit(db, signUp.email(), remoteAddress);
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
                        .with("invitation_uuid", invited)
                        .with("reason", signUp.reason())
                        .with("language", language.getLanguage())
                        .with("admin_link_hash", linkHash)
                        .with("code_hmac", codes.hmac(VerificationCodes.Purpose.SIGN_UP, id, code))
                        .json()
                        .orElseThrow();
        // An address that has an account gets the same answer; only its owner is told.
        handleOf(db, signUp.email())
                .ifPresentOrElse(
                        owner -> messages.alreadyRegistered(language, signUp.email(), owner),
                        () -> messages.signUpCode(language, signUp.email(), signUp.handle(), code));
        return answer;
    }

    private void refuseWhereNobodyComesIn(boolean paused) {
        if (closed) {
            throw new Refusal(IdentityError.SIGN_UPS_CLOSED);
        }
        if (paused) {
            throw new Refusal(IdentityError.SIGN_UPS_PAUSED);
        }
    }

    /** The owner of the account that an address belongs to. */
    private static Optional<String> handleOf(Db db, EmailAddress email) {
        return db.call(HANDLE_OF_EMAIL)
                .with("email", email.ascii())
                .with("email_shown", email.shown())
                .text();
    }

    /**
     * Sends another code, which replaces the last.
     *
     * @throws Refusal when none can be sent, or the address or who asks is blocked by now
     */
    byte[] resend(UUID id, String remoteAddress, Locale language) {
        limits.mailTo(id.toString(), remoteAddress);
        String code = codes.fresh();
        // A refusal leaves the code that was sent.
        Optional<Db.Row> sent =
                db.transaction(together -> {
                    Optional<Db.Row> another =
                            together.call(RESEND)
                                    .with("uuid", id)
                                    .with(
                                            "code_hmac",
                                            codes.hmac(VerificationCodes.Purpose.SIGN_UP, id, code))
                                    .row();
                    another.flatMap(row -> EmailAddress.parse(row.text(2)))
                            .ifPresent(email -> blocks.admit(together, email, remoteAddress));
                    return another;
                });
        Db.Row renewed = sent.orElseThrow(() -> notAgain(id));
        EmailAddress.parse(renewed.text(2))
                .filter(email -> handleOf(db, email).isEmpty())
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

    /**
     * Spends the code and records the user, in one transaction. Where accounts are approved, it has
     * the account wait for a moderator's word instead. A sign-up that came by a good link of the
     * first admin waits for nobody, and its user is the admin.
     *
     * @throws Refusal {@link IdentityError#APPROVAL_WAITS} when it waits; others when the code is
     *     not good, or what has changed since the sign-up began rules it out
     */
    Accounts.Proven confirm(UUID id, @Nullable String typed, String remoteAddress) {
        boolean paused = panic.isOn();
        String hmac = codes.check(VerificationCodes.Purpose.SIGN_UP, id, typed);
        try {
            Optional<Accounts.Proven> user =
                    db.transaction(together -> record(together, id, hmac, paused, remoteAddress));
            if (user.isEmpty()) {
                notifier.changed(ChangeNotifier.Change.COUNTS);
                throw new Refusal(IdentityError.APPROVAL_WAITS);
            }
            return user.get();
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key") || taken.isOf("waiting_accounts_email_key")) {
                // Only a person with the code, who reads the mail of this address, learns that it
                // has an account.
                throw new Refusal(IdentityError.EMAIL_TAKEN);
            }
            throw taken;
        }
    }

    /** What the indexes refuse where the account is made at once. */
    private static void refuseTaken(Db together, Db.Row signUp) {
        if (together.call(HANDLE_TAKEN).with("handle", signUp.text(2)).text().isPresent()) {
            throw new Refusal(UserError.PREFERRED_USERNAME_TAKEN);
        }
        boolean known =
                EmailAddress.parse(signUp.text(3))
                        .flatMap(email -> handleOf(together, email))
                        .isPresent();
        if (known) {
            throw new Refusal(IdentityError.EMAIL_TAKEN);
        }
    }

    /**
     * Asks on the transaction's connection alone: one that waits for a second could wait for
     * itself.
     */
    private Optional<Accounts.Proven> record(
            Db together, UUID id, String hmac, boolean paused, String remoteAddress) {
        Db.Row signUp =
                together.call(TAKE)
                        .with("uuid", id)
                        .with("code_hmac", hmac)
                        .row()
                        .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
        boolean first = AdminLink.isGood(together, signUp.text(8));
        if (!first) {
            refuseWhereNobodyComesIn(paused);
        }
        EmailAddress.parse(signUp.text(3))
                .ifPresent(address -> blocks.admit(together, address, remoteAddress));
        if (approved && !first && signUp.text(6).isEmpty()) {
            // It began while no reason was asked.
            throw new Refusal(IdentityError.CODE_EXPIRED);
        }
        if (!first) {
            invitations.use(together, signUp.text(5));
        }
        if (approved && !first) {
            refuseTaken(together, signUp);
            waiting.add(together, signUp);
            return Optional.empty();
        }
        String sub = UUID.randomUUID().toString();
        String email = signUp.text(3);
        Users.Registered user =
                Users.register(together, sub, signUp.text(1), signUp.text(2), email);
        together.call(CREATE)
                .with("sub", sub)
                .with("email", email)
                .with("password_hash", signUp.text(4))
                .text();
        if (first) {
            AdminLink.makeAdmin(together, user.uuid(), signUp.text(8));
        }
        return Optional.of(new Accounts.Proven(user.uuid(), signUp.text(4), user.json()));
    }
}
