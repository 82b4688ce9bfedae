package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.Refusal;
import app.cruddur.web.ServerIdentity;
import app.cruddur.web.Viewer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The second factors of accounts: codes of an app (TOTP), and recovery codes in their stead. A code
 * counts once, the last step and the next do as well as the present one, and the database's clock
 * decides. Secrets are kept encrypted. Thread-safe.
 */
@Component
class SecondFactors {

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);
    private static final SqlFile START = SqlFile.load("identity/start-factor-setup");
    private static final SqlFile SETUP = SqlFile.load("identity/factor-setup");
    private static final SqlFile TURN_ON = SqlFile.load("identity/turn-factor-on");
    private static final SqlFile TURN_OFF = SqlFile.load("identity/turn-factor-off");
    private static final SqlFile FIND = SqlFile.load("identity/factor");
    private static final SqlFile RENEW_CODES = SqlFile.load("identity/renew-recovery-codes");
    private static final SqlFile USE_STEP = SqlFile.load("identity/use-factor-step");
    private static final SqlFile USE_RECOVERY_CODE = SqlFile.load("identity/use-recovery-code");

    private final Db db;
    private final SecretKey key;
    private final Accounts accounts;
    private final RecoveryCodes recoveryCodes;
    private final IdentityMails messages;
    private final String server;
    private final AtomicBoolean told = new AtomicBoolean();

    SecondFactors(
            Db db,
            SecretKey key,
            Accounts accounts,
            RecoveryCodes recoveryCodes,
            IdentityMails messages,
            ServerIdentity server) {
        this.db = db;
        this.key = key;
        this.accounts = accounts;
        this.recoveryCodes = recoveryCodes;
        this.messages = messages;
        this.server = server.name();
    }

    /**
     * A secret that waits for its first code.
     *
     * @param secret in Base32, for who types it
     * @param address the same as an otpauth address, for who scans it
     */
    record Setup(String secret, String address, Instant expiresAt) {}

    /**
     * Begins to set up a second factor, in the place of one that waits for its first code.
     *
     * @throws Refusal when the password is wrong, or a second factor is on
     */
    Setup begin(Viewer viewer, @Nullable String password) {
        accounts.proven(viewer, password);
        byte[] secret = Totp.newSecret();
        String expiresAt =
                db.call(START)
                        .with("user_uuid", viewer.uuid())
                        .with("encrypted", encrypted(viewer.uuid(), secret))
                        .text()
                        .orElseThrow(() -> new Refusal(FactorError.FACTOR_ON));
        return new Setup(
                Totp.base32(secret),
                Totp.address(secret, server, viewer.handle()),
                Instant.parse(expiresAt));
    }

    /**
     * A second factor that has just been turned on.
     *
     * @param recoveryCodes are shown this once
     * @param passwordHash of the owner's account
     */
    record TurnedOn(List<String> recoveryCodes, String passwordHash) {}

    /**
     * Turns the second factor on by its first code, ends all sessions and all programs' access, and
     * tells the owner's address.
     *
     * @param session in which the user asks for it
     * @param code as {@link #typed} has it
     * @throws Refusal when the code is wrong, no secret waits for it any more, or the session has
     *     ended meanwhile
     */
    TurnedOn confirm(Viewer viewer, @Nullable UUID session, String code, Locale language) {
        Db.Row setup =
                db.call(SETUP)
                        .with("user_uuid", viewer.uuid())
                        .row()
                        .orElseThrow(() -> new Refusal(FactorError.FACTOR_SETUP_EXPIRED));
        // A secret that was encrypted under another key is set up again.
        byte[] secret =
                opened(setup, viewer.uuid())
                        .orElseThrow(() -> new Refusal(FactorError.FACTOR_SETUP_EXPIRED));
        long step = stepOf(secret, setup, code);
        List<String> codes = recoveryCodes.fresh();
        Db.Row account =
                db.transaction(together -> {
                    Accounts.lockSignedIn(together, viewer.uuid(), session);
                    Accounts.endSessions(together, viewer.uuid());
                    Optional<String> on =
                            together.call(TURN_ON)
                                    .with("user_uuid", viewer.uuid())
                                    .with("encrypted", setup.text(1))
                                    .with("step", step)
                                    .with("code_hmacs", hmacs(viewer.uuid(), codes))
                                    .text();
                    if (on.isEmpty()) {
                        throw new Refusal(FactorError.FACTOR_SETUP_EXPIRED);
                    }
                    return Accounts.secrets(together, viewer.uuid());
                });
        messages.factorOn(language, account.text(2), account.text(3));
        return new TurnedOn(codes, account.text(1));
    }

    /**
     * Makes ten recovery codes in the place of those before, by a code. The caller has made sure of
     * the password.
     *
     * @param code as {@link #typed} has it
     * @return the codes, which are shown this once
     * @throws Refusal when the code is wrong, or there is no second factor
     */
    List<String> renewRecoveryCodes(Viewer viewer, String code) {
        List<String> codes = recoveryCodes.fresh();
        db.transaction(together -> {
            Accounts.lock(together, viewer.uuid());
            use(together, viewer.uuid(), code);
            return together.call(RENEW_CODES)
                    .with("user_uuid", viewer.uuid())
                    .with("code_hmacs", hmacs(viewer.uuid(), codes))
                    .text()
                    .orElseThrow(() -> new Refusal(FactorError.FACTOR_OFF));
        });
        return codes;
    }

    private String hmacs(UUID user, List<String> codes) {
        return codes.stream()
                .map(code -> recoveryCodes.hmac(user, code))
                .collect(Collectors.joining(" "));
    }

    boolean isOn(UUID user) {
        return db.call(FIND).with("user_uuid", user).row().isPresent();
    }

    /**
     * Uses a code: of the app, or a recovery code.
     *
     * @param code as {@link #typed} has it
     * @throws Refusal when it is wrong or used, or there is no second factor
     */
    void prove(UUID user, String code) {
        use(db, user, code);
    }

    private void use(Db within, UUID user, String code) {
        Db.Row factor =
                within.call(FIND)
                        .with("user_uuid", user)
                        .row()
                        .orElseThrow(() -> new Refusal(FactorError.FACTOR_OFF));
        byte[] secret = secret(factor, user);
        Db.Call use =
                Totp.looksLikeCode(code)
                        ? within.call(USE_STEP).with("step", stepOf(secret, factor, code))
                        : within.call(USE_RECOVERY_CODE)
                                .with("code_hmac", recoveryCodes.hmac(user, code));
        if (use.with("user_uuid", user).text().isEmpty()) {
            throw new Refusal(FactorError.FACTOR_CODE_WRONG);
        }
    }

    /**
     * Turns the second factor off by a code, ends all sessions and all programs' access, and tells
     * the owner's address.
     *
     * @param account as {@link Accounts#proven} has it
     * @param code as {@link #typed} has it
     * @return the hash of the password that was proven
     * @throws Refusal when the code is wrong, or there is no second factor
     */
    String turnOff(Viewer viewer, Db.Row account, String code, Locale language) {
        db.transaction(together -> {
            Accounts.endSessions(together, viewer.uuid());
            use(together, viewer.uuid(), code);
            return together.call(TURN_OFF).with("user_uuid", viewer.uuid()).text();
        });
        messages.factorOff(language, account.text(2), account.text(3));
        return account.text(1);
    }

    /** Tells the owner's address that many wrong codes were typed. */
    void tellOfGuesses(UUID user, Locale language) {
        Db.Row account = accounts.secrets(user);
        messages.factorGuessed(language, account.text(2), account.text(3));
    }

    /**
     * A code as somebody typed it, without what keyboards add. It is read before an attempt begins:
     * what cannot be a code costs no attempt.
     *
     * @throws Refusal when it is blank, or too long to be a code
     */
    static String typed(@Nullable String text) {
        if (text != null && text.length() > VerificationCodes.MAX_TYPED) {
            throw new Refusal(FactorError.FACTOR_CODE_WRONG);
        }
        String code = VerificationCodes.digits(text == null ? "" : text);
        if (code.isEmpty()) {
            throw new Refusal(FactorError.FACTOR_CODE_BLANK);
        }
        return code;
    }

    /**
     * The secret in a row.
     *
     * @throws Refusal when it was encrypted under another key
     */
    private byte[] secret(Db.Row secretAndTime, UUID user) {
        return opened(secretAndTime, user)
                .orElseThrow(() -> {
                    if (told.compareAndSet(false, true)) {
                        LOG.error(
                                "A second factor cannot be read: SECRET_KEY is another than when it was set"
                                        + " up. Give this server the former key, or take second factors away:"
                                        + " bin/user-factor-off HANDLE");
                    }
                    return new Refusal(FactorError.FACTOR_UNREADABLE);
                });
    }

    /** The secret in a row; empty when it was encrypted under another key. */
    private Optional<byte[]> opened(Db.Row secretAndTime, UUID user) {
        try {
            return Optional.of(
                    key.decrypt(purpose(user), HexFormat.of().parseHex(secretAndTime.text(1))));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The time step of a code at the time in a row. */
    private static long stepOf(byte[] secret, Db.Row secretAndTime, String code) {
        return Totp.stepOf(secret, code, Long.parseLong(secretAndTime.text(2)))
                .orElseThrow(() -> new Refusal(FactorError.FACTOR_CODE_WRONG));
    }

    private String encrypted(UUID user, byte[] secret) {
        return HexFormat.of().formatHex(key.encrypt(purpose(user), secret));
    }

    /** One user's secret in the row of another opens nothing. */
    private static String purpose(UUID user) {
        return "second factor of " + user;
    }
}
