package app.cruddur.identity;

import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.membership.PanicSwitch;
import app.cruddur.text.EmailAddress;
import app.cruddur.users.UserError;
import app.cruddur.users.Users;
import app.cruddur.web.Refusal;
import app.cruddur.web.RequestError;
import app.cruddur.web.RequestLanguage;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Viewer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Accounts that wait for a moderator's word, where {@code SIGN_UPS=approved}. They are nobody's
 * until they are accepted: they open no session, and nobody is shown them but moderators. A word
 * that a page gives is carried out at once; one that a script gives, by the server that takes it
 * first. While a panic is on nobody is accepted: the page says so, and the word of a script waits.
 * Thread-safe.
 */
@Component
@ConditionalOnEmbeddedIdentity
class WaitingAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingAccounts.class);

    private static final String TAKEN = "somebody has the handle or the address by now";

    private static final SqlFile WAIT = SqlFile.load("identity/wait");
    private static final SqlFile LIST = SqlFile.load("identity/waiting");
    private static final SqlFile DECIDE = SqlFile.load("identity/decide");
    private static final SqlFile TAKE_DECIDED = SqlFile.load("identity/take-decided");
    private static final SqlFile TAKE_LAPSED = SqlFile.load("identity/take-lapsed");
    private static final SqlFile REMIND = SqlFile.load("identity/remind");
    private static final SqlFile WAIT_AGAIN = SqlFile.load("identity/wait-again");
    private static final SqlFile CREATE = SqlFile.load("identity/create-account");
    private static final SqlFile MODERATORS = SqlFile.load("identity/moderators");

    private final Db db;
    private final IdentityMails mails;
    private final PanicSwitch panic;
    private final Locale moderatorsLanguage;

    WaitingAccounts(Db db, IdentityMails mails, PanicSwitch panic, ServerIdentity server) {
        this.db = db;
        this.mails = mails;
        this.panic = panic;
        this.moderatorsLanguage =
                server.languages().stream()
                        .map(tag -> Locale.of(Locale.forLanguageTag(tag).getLanguage()))
                        .filter(RequestLanguage.ALL::contains)
                        .findFirst()
                        .orElse(RequestLanguage.ALL.getFirst());
    }

    /** A word on an account. */
    enum Word {
        ACCEPT("accept"),
        REFUSE("refuse");

        private final String wire;

        Word(String wire) {
            this.wire = wire;
        }

        static Optional<Word> of(@Nullable String wire) {
            return Stream.of(values()).filter(word -> word.wire.equals(wire)).findFirst();
        }
    }

    /**
     * Has a confirmed sign-up wait, and tells the moderators by a notification, and by mail where
     * they were not within the hour.
     *
     * @param together the transaction of the confirmation
     * @param signUp display name, handle, e-mail address, password hash, invitation, reason,
     *     language
     */
    void add(Db together, Db.Row signUp) {
        try {
            String which =
                    together.call(WAIT)
                            .with("display_name", signUp.text(1))
                            .with("handle", signUp.text(2))
                            .with("email", signUp.text(3))
                            .with("password_hash", signUp.text(4))
                            .with("reason", signUp.text(6))
                            .with("language", signUp.text(7))
                            .text()
                            .orElseThrow();
            if (which.equals("tell")) {
                tellModerators(together);
            }
        } catch (DbException taken) {
            if (taken.isOf("waiting_accounts_handle_key")) {
                throw new Refusal(UserError.PREFERRED_USERNAME_TAKEN);
            }
            throw taken;
        }
    }

    private void tellModerators(Db together) {
        together.call(MODERATORS)
                .text()
                .ifPresent(all ->
                        all.lines()
                                .map(one -> one.split(" "))
                                .forEach(one ->
                                        EmailAddress.parse(one[0])
                                                .ifPresent(email ->
                                                        mails.signUpWaits(
                                                                moderatorsLanguage,
                                                                email,
                                                                one[1]))));
    }

    byte[] list() {
        return db.call(LIST).json().orElseThrow();
    }

    /**
     * Gives a moderator's word on the account that waits under a handle, and carries it out: both
     * or neither.
     *
     * @throws Refusal when none waits, or one that is accepted has a handle or address that
     *     somebody has by now, or a panic is on
     */
    void decide(String handle, Word word, Viewer by) {
        if (word == Word.ACCEPT && panic.isOn()) {
            throw new Refusal(IdentityError.SIGN_UPS_PAUSED);
        }
        Db.Row account;
        try {
            account =
                    db.transaction(together ->
                            together.call(DECIDE)
                                    .with("handle", handle)
                                    .with("act", word.wire)
                                    .with("by_handle", by.handle())
                                    .text()
                                    .filter(one -> !one.isEmpty())
                                    .flatMap(one -> carryOut(together, one, false, whose -> {}))
                                    .orElseThrow(() -> new Refusal(RequestError.NOT_FOUND)));
        } catch (DbException taken) {
            if (taken.isOf("accounts_email_key")) {
                throw new Refusal(IdentityError.WAITING_EMAIL_TAKEN);
            }
            throw taken;
        }
        tell(account);
    }

    /**
     * Carries out what scripts have decided, tells who has waited for thirty days that it is over,
     * and reminds moderators while any wait.
     */
    @Scheduled(fixedDelay = 2000)
    void inTurn() {
        try {
            while (carryOutOne()) {
                // Another may be decided.
            }
            while (lapseOne()) {
                // Another may have lapsed.
            }
            if (db.call(REMIND).text().isPresent()) {
                tellModerators(db);
            }
        } catch (DbException failure) {
            LOG.warn(
                    "Accounts that wait for a word wait for the database: {}",
                    failure.getMessage());
        }
    }

    /** Returns whether there was any. One that cannot be accepted waits for another word. */
    private boolean carryOutOne() {
        AtomicReference<String> handle = new AtomicReference<>("");
        boolean paused = panic.isOn();
        try {
            Optional<Db.Row> done =
                    db.transaction(together -> carryOut(together, null, paused, handle::set));
            done.ifPresent(this::tell);
            return done.isPresent();
        } catch (Refusal refusal) {
            waitAgain(handle.get(), TAKEN);
        } catch (DbException failure) {
            // Nobody behind it waits for one that no later try can accept.
            switch (failure.kind()) {
                case UNIQUE -> waitAgain(handle.get(), TAKEN);
                case CHECK, FOREIGN_KEY -> waitAgain(handle.get(), failure.getMessage());
                case UNAVAILABLE, OTHER -> throw failure;
            }
        }
        return true;
    }

    private void waitAgain(String handle, @Nullable String why) {
        db.call(WAIT_AGAIN).with("handle", handle).text();
        LOG.warn("@{} cannot be accepted: {}. Refuse it.", handle, why);
    }

    /**
     * Takes an account away on which a word was given, and makes it a member's if it was accepted.
     *
     * @param handle whose; null for anybody's
     * @param paused whether those that are accepted are left where they are
     * @param about is told whose it is before anything can be refused
     */
    private static Optional<Db.Row> carryOut(
            Db together, @Nullable String handle, boolean paused, Consumer<String> about) {
        Optional<Db.Row> taken =
                together.call(TAKE_DECIDED).with("handle", handle).with("paused", paused).row();
        taken.ifPresent(account -> {
            about.accept(account.text(3));
            if (isAccepted(account)) {
                register(together, account);
            }
        });
        return taken;
    }

    private void tell(Db.Row account) {
        Locale language = Locale.of(account.text(6));
        if (isAccepted(account)) {
            mails.signUpAccepted(language, account.text(4), account.text(3));
        } else {
            mails.signUpRefused(language, account.text(4), account.text(3));
        }
    }

    private boolean lapseOne() {
        Optional<Db.Row> lapsed = db.call(TAKE_LAPSED).row();
        lapsed.ifPresent(account ->
                mails.signUpLapsed(Locale.of(account.text(3)), account.text(2), account.text(1)));
        return lapsed.isPresent();
    }

    private static boolean isAccepted(Db.Row account) {
        return account.text(1).equals(Word.ACCEPT.wire);
    }

    private static void register(Db together, Db.Row account) {
        String sub = UUID.randomUUID().toString();
        Users.register(together, sub, account.text(2), account.text(3), account.text(4));
        together.call(CREATE)
                .with("sub", sub)
                .with("email", account.text(4))
                .with("password_hash", account.text(5))
                .text();
    }
}
