package app.cruddur.identity;

import app.cruddur.text.PlainText;
import app.cruddur.web.ErrorCode;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule for passwords (OWASP ASVS 5.0, 6.2): long enough, not common, not made of what is known
 * of the person; any characters are allowed.
 */
final class Password {

    private static final int MIN_CHARACTERS = 10;

    /** The most bytes that bcrypt reads; it would ignore the rest. */
    private static final int MAX_BYTES = 72;

    /** The zxcvbn score of a password that takes fewer than a million guesses. */
    private static final int EASILY_GUESSED = 1;

    /**
     * The symbols that zxcvbn reads as a letter, a line for each letter: it looks for words under
     * every choice of one symbol a letter (1.9.0, L33tMatcher).
     */
    private static final List<String> READINGS =
            List.of("4@", "8", "({[<", "3", "69", "1!|", "1|7", "0", "$5", "+7", "%", "2");

    /** The same without digits, which also make dates and sequences. */
    private static final String SYMBOLS = "@({[<!|$+%";

    /** The number of choices, times the square of the length, that takes some 20 ms. */
    private static final int MAX_SEARCH = 4 * MAX_BYTES * MAX_BYTES;

    /** Reads its dictionaries at the first password. */
    private static final class Guesses {
        static final Zxcvbn ESTIMATE = new Zxcvbn();
    }

    private Password() {}

    /** The fault in its length, which is cheap to see; empty where there is none. */
    static Optional<ErrorCode> wrongLength(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            return Optional.of(IdentityError.PASSWORD_BLANK);
        } else if (!isWhollyRead(password)) {
            return Optional.of(IdentityError.PASSWORD_TOO_LONG);
        } else if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return Optional.of(IdentityError.PASSWORD_TOO_SHORT);
        }
        return Optional.empty();
    }

    /** Whether bcrypt reads all of it. */
    static boolean isWhollyRead(String password) {
        return password.length() <= MAX_BYTES && PlainText.bytes(password) <= MAX_BYTES;
    }

    /**
     * Whether an attacker needs fewer than a million guesses. Computes for some 30 ms at most.
     *
     * @param password of the right length
     * @param known what an attacker would try first, besides our own name: name, handle, address
     */
    static boolean isEasilyGuessed(String password, List<String> known) {
        List<String> words = new ArrayList<>(known);
        words.add("cruddur");
        return Guesses.ESTIMATE.measure(searchable(password), words).getScore() <= EASILY_GUESSED;
    }

    /**
     * The password for zxcvbn, whose search for words written with symbols would take more than a
     * second for 72 bytes of them. As many kinds of symbols as make it too long are replaced by
     * characters that stand for no letter; passwords as people type them stay as they are.
     */
    private static String searchable(String password) {
        String text = password;
        for (int kind = 0; kind < SYMBOLS.length() && isLongSearch(text); kind++) {
            // Characters far apart from each other, so that they make no sequence.
            text = text.replace(SYMBOLS.charAt(kind), (char) ('\uE000' + 100 * kind));
        }
        return text;
    }

    private static boolean isLongSearch(String text) {
        int choices = 1;
        for (String symbols : READINGS) {
            int present = (int) symbols.chars().filter(symbol -> text.indexOf(symbol) >= 0).count();
            choices *= Math.max(1, present);
        }
        return choices * text.length() * text.length() > MAX_SEARCH;
    }
}
