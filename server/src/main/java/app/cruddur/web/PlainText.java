package app.cruddur.web;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for text that people write, the same wherever they write it. */
public final class PlainText {

    /** Nothing, or only what has neither shape nor width. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Z}\\s]*");

    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Cf}\\p{Z}\\s]+|[\\p{Cf}\\p{Z}\\s]++$");

    private PlainText() {}

    /** Without the white space around it, as the browser's {@code trim()} takes it away. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Without white space and invisible characters around it, for what is no text but a name. */
    public static String strip(String typed) {
        return AROUND.matcher(typed).replaceAll("");
    }

    /** ECMAScript's WhiteSpace and LineTerminator. */
    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || "\t\n\u000B\f\r\u2028\u2029\uFEFF".indexOf(character) >= 0;
    }

    /** Whether nobody could see it. */
    public static boolean isUnseen(String text) {
        return UNSEEN.matcher(text).matches();
    }

    /** Whether PostgreSQL can keep it: no NUL, no half of a surrogate pair. */
    public static boolean canBeKept(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Its length as UTF-8. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * How many characters a person counts: extended grapheme clusters, Unicode Standard Annex 29,
     * as the browser's Intl.Segmenter does.
     */
    public static int characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
