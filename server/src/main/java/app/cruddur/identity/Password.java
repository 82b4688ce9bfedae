package app.cruddur.identity;

import app.cruddur.web.ErrorCode;
import app.cruddur.web.PlainText;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule for passwords (OWASP ASVS 5.0, 6.2): long enough, not among the common ones nor made of
 * what is known of the person, and any characters at all.
 */
final class Password {

    private static final int MIN_CHARACTERS = 10;

    /** What bcrypt reads; more would be cut off in silence. */
    private static final int MAX_BYTES = 72;

    /** zxcvbn's score of what takes fewer than a million guesses. */
    private static final int EASILY_GUESSED = 1;

    /** Reads its dictionaries once, at the first password. */
    private static final class Guesses {
        static final Zxcvbn ESTIMATE = new Zxcvbn();
    }

    private Password() {}

    /**
     * The password as it was given; what is wrong with it is added to the errors.
     *
     * @param known what an attacker would try first, besides our own name: name, handle, address
     */
    static String of(@Nullable String password, List<String> known, List<ErrorCode> errors) {
        String secret = password == null ? "" : password;
        if (secret.isEmpty()) {
            errors.add(ErrorCode.PASSWORD_BLANK);
        } else if (secret.codePointCount(0, secret.length()) < MIN_CHARACTERS) {
            errors.add(ErrorCode.PASSWORD_TOO_SHORT);
        } else if (!isWhollyRead(secret)) {
            errors.add(ErrorCode.PASSWORD_TOO_LONG);
        } else if (isEasilyGuessed(secret, known)) {
            errors.add(ErrorCode.PASSWORD_COMMON);
        }
        return secret;
    }

    /** Whether no part of it would be cut off. */
    static boolean isWhollyRead(String password) {
        return PlainText.bytes(password) <= MAX_BYTES;
    }

    private static boolean isEasilyGuessed(String secret, List<String> known) {
        List<String> words = new ArrayList<>(known);
        words.add("cruddur");
        return Guesses.ESTIMATE.measure(secret, words).getScore() <= EASILY_GUESSED;
    }
}
