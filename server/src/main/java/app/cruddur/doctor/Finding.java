package app.cruddur.doctor;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a check found. Neither text holds a secret, a code or anything of a member.
 *
 * @param check what was looked at, a few words
 * @param found a sentence or two, with figures
 * @param advice what to do; empty exactly where all is well
 * @param milliseconds how long the check took that found this
 */
public record Finding(String check, State state, String found, String advice, long milliseconds) {

    /** Only {@code FAIL} makes the doctor end with 1. */
    public enum State {
        OK,
        WARN,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Foreign text, such as an issuer's, must begin no line and move no cursor. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+|[\\u2028\\u2029]");

    public Finding {
        found = CONTROL.matcher(found).replaceAll(" ");
        if (advice.isEmpty() != (state == State.OK)) {
            throw new IllegalArgumentException("Advice goes with a warning or a failure: " + found);
        }
    }

    public static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, "", 0);
    }

    public static Finding warn(String check, String found, String advice) {
        return new Finding(check, State.WARN, found, advice, 0);
    }

    public static Finding fail(String check, String found, String advice) {
        return new Finding(check, State.FAIL, found, advice, 0);
    }

    /** Makes a failure of a sentence with which a start fails: its advice follows a colon. */
    public static Finding fail(String check, String sentence) {
        int end = sentence.indexOf(": ");
        return end < 0
                ? fail(check, sentence, "Nothing starts before this is mended.")
                : fail(
                        check,
                        sentence.substring(0, end) + ".",
                        sentence.substring(end + 2, end + 3).toUpperCase(Locale.ROOT)
                                + sentence.substring(end + 3));
    }

    Finding after(long nanoseconds) {
        return new Finding(check, state, found, advice, nanoseconds / 1_000_000);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-4s  %-16s %s%s (%d ms)",
                state,
                check,
                found,
                advice.isEmpty() ? "" : " " + advice,
                milliseconds);
    }
}
