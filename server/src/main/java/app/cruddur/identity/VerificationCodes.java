package app.cruddur.identity;

import app.cruddur.crypto.SecretKey;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.web.ErrorCode;
import app.cruddur.web.Refusal;
import app.cruddur.web.Refuses;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Codes of six digits that are sent to an address. A code is good for ten minutes, five tries, one
 * use and one purpose. The database has only its HMAC, under a key that is not in the database.
 */
@Component
@Refuses({"code_blank", "code_invalid", "code_expired", "code_tries_exceeded", "too_many_attempts"})
class VerificationCodes {

    private static final SqlFile ADDRESS = SqlFile.load("identity/code-address");
    private static final SqlFile TRY = SqlFile.load("identity/try-code");
    private static final SqlFile STATE = SqlFile.load("identity/code-state");

    /** The most characters of a typed code: six digits, and what could stand around them. */
    static final int MAX_TYPED = 100;

    /** The purpose of a code. */
    enum Purpose {
        SIGN_UP("sign-up"),
        RESET("reset"),
        EMAIL("email");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    private final Db db;
    private final SecretKey key;
    private final LoginThrottle attempts;
    private final SecureRandom random = new SecureRandom();

    VerificationCodes(Db db, SecretKey key, LoginThrottle attempts) {
        this.attempts = attempts;
        this.db = db;
        this.key = key;
    }

    String fresh() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    /** The HMAC of a code, bound to its purpose and to the id of what it confirms. */
    String hmac(Purpose purpose, UUID id, String code) {
        return key.hmac(purpose.word + " code", id + "\n" + code);
    }

    /**
     * The subject that wrong codes are counted against: the address they were sent to, in lower
     * case.
     */
    String addressHmac(String email) {
        return key.hmac("codes sent to", email.toLowerCase(Locale.ROOT));
    }

    /** The id that a client sends back. Text that is no id names nothing. */
    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAUuid) {
            throw new Refusal(IdentityError.CODE_EXPIRED);
        }
    }

    /**
     * Tries a code as somebody typed it. A wrong one of six digits spends one try, and counts for
     * the address that the code was sent to.
     *
     * @return the HMAC of the right code, with which it can be taken away
     * @throws Refusal when it is blank, wrong, lapsed or out of tries, or there were too many wrong
     *     ones for its address
     */
    String check(Purpose purpose, UUID id, @Nullable String typed) {
        String code = digits(typed == null ? "" : typed);
        if (code.isEmpty()) {
            throw new Refusal(IdentityError.CODE_BLANK);
        }
        String address =
                db.call(ADDRESS)
                        .with("uuid", id)
                        .with("purpose", purpose.word)
                        .text()
                        .orElseThrow(() -> new Refusal(IdentityError.CODE_EXPIRED));
        return attempts.guarded(
                LoginThrottle.ofCodes(address), () -> tried(purpose, id, hmac(purpose, id, code)));
    }

    /**
     * The digits of a typed code, without what keyboards and mail programs add: digits of any
     * script, blanks, invisible characters.
     *
     * @throws Refusal when it is too long to be a code
     */
    static String digits(String typed) {
        if (typed.length() > MAX_TYPED) {
            throw new Refusal(IdentityError.CODE_INVALID);
        }
        StringBuilder digits = new StringBuilder();
        typed.codePoints()
                .filter(character ->
                        !Character.isWhitespace(character)
                                && !Character.isSpaceChar(character)
                                && Character.getType(character) != Character.FORMAT)
                .forEach(character -> {
                    int digit = Character.digit(character, 10);
                    if (digit >= 0) {
                        digits.append((char) ('0' + digit));
                    } else {
                        digits.appendCodePoint(character);
                    }
                });
        return digits.toString();
    }

    private String tried(Purpose purpose, UUID id, String hmac) {
        String outcome =
                db.call(TRY)
                        .with("uuid", id)
                        .with("purpose", purpose.word)
                        .with("code_hmac", hmac)
                        .text()
                        .orElse("none");
        return switch (outcome) {
            case "right" -> hmac;
            case "wrong" -> throw new Refusal(IdentityError.CODE_INVALID);
            default -> throw new Refusal(why(purpose, id));
        };
    }

    private ErrorCode why(Purpose purpose, UUID id) {
        String state =
                db.call(STATE)
                        .with("uuid", id)
                        .with("purpose", purpose.word)
                        .text()
                        .orElse("expired");
        return state.equals("spent")
                ? IdentityError.CODE_TRIES_EXCEEDED
                : IdentityError.CODE_EXPIRED;
    }
}
