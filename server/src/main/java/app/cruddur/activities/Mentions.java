package app.cruddur.activities;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mentions in a text. A mention is an @ and the 3 to 30 letters, digits and underscores
 * of a handle, outside words, mail addresses, hosts and web addresses. The pages have the same rule
 * in {@code features/cruds/mentions.ts}; {@code mention-cases.json} tests both.
 */
final class Mentions {

    /** The most different names in one text. */
    static final int MAX = 10;

    private static final Pattern NAME = Pattern.compile("@([A-Za-z0-9_]{3,30})(?![A-Za-z0-9_])");

    /** Web addresses as the pages find them, with the marks at their end ({@code links.ts}). */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:(?<![a-z0-9])https?://|(?<![a-z0-9@./:-])www\\.)"
                            + "[\\S&&[^\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F"
                            + "\\u00AD\\u200B\\uFEFF\\u3000-\\u3003\\u3008-\\u3011\\u3014-\\u301F"
                            + "\\uFF01\\uFF08\\uFF09\\uFF0C\\uFF0E\\uFF1A\\uFF1B\\uFF1F\\uFF3B"
                            + "\\uFF3D\\uFF5B\\uFF5D\\uFF5F-\\uFF65<>\"\\u00AB\\u00BB\\u2018"
                            + "\\u201A-\\u201F\\u2039\\u203A\\u2026|\\\\^`]]+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Scripts without blanks between words, and Korean, whose particles follow a name directly. */
    private static final Set<Character.UnicodeScript> JOINED =
            EnumSet.of(
                    Character.UnicodeScript.HAN,
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA,
                    Character.UnicodeScript.HANGUL,
                    Character.UnicodeScript.THAI,
                    Character.UnicodeScript.LAO,
                    Character.UnicodeScript.KHMER,
                    Character.UnicodeScript.MYANMAR);

    private Mentions() {}

    /** The different names that a text mentions, in lower case, in the order of the text. */
    static Set<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        if (text.indexOf('@') < 0) {
            return names;
        }
        Matcher address = ADDRESS.matcher(text);
        boolean addressAhead = address.find();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            while (addressAhead && address.end() <= name.start()) {
                addressAhead = address.find();
            }
            boolean inAddress = addressAhead && address.start() < name.start();
            if (!inAddress && begins(text, name.start()) && ends(text, name.end())) {
                names.add(name.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether a mention can begin here, after what stands before it. */
    private static boolean begins(String text, int at) {
        if (at == 0) {
            return true;
        }
        int before = text.codePointBefore(at);
        return before != '@' && before != '=' && before != '/' && !isOfWord(before);
    }

    /** Whether a mention can end here: nothing goes on with the word, and no host follows. */
    private static boolean ends(String text, int at) {
        if (at == text.length()) {
            return true;
        }
        int after = text.codePointAt(at);
        boolean host =
                after == '.' && at + 1 < text.length() && isLetterOrDigit(text.charAt(at + 1));
        return after != '@' && !host && !isOfWord(after);
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static boolean isOfWord(int point) {
        boolean selectsVariant = point >= 0xFE00 && point <= 0xFE0F;
        // Unicode counts the Japanese sign for a long vowel to no one script.
        boolean joined = point == 0x30FC || JOINED.contains(Character.UnicodeScript.of(point));
        return !selectsVariant && !joined && (point == '_' || isLetterMarkOrNumber(point));
    }

    private static boolean isLetterMarkOrNumber(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }
}
