package app.cruddur.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** The rules for text that people write, the same wherever they write it. */
public final class PlainText {

    /** More than any script stacks on one letter: Tibetan and Hebrew stack eight or nine. */
    private static final int MAX_MARKS = 10;

    /** The longest emoji in use has ten, the longest conjuncts of Sanskrit have about fifteen. */
    private static final int MAX_CODE_POINTS = 32;

    /**
     * The first and the last of each range of Unicode's Default_Ignorable_Code_Point, which draw
     * nothing by themselves. The JDK does not know this property; PlainTextTest compares it.
     */
    private static final int[] IGNORABLE = {
        0xAD, 0xAD, 0x34F, 0x34F, 0x61C, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F,
        0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF,
        0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

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

    /** The text without white space and invisible characters around it, for names. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Tags, which end some flags, are beyond 16 bits and so never taken away. */
    private static boolean isAround(char character) {
        return isBlank(character)
                || character == '\u2800'
                || Character.getType(character) == Character.FORMAT;
    }

    /** ECMAScript's WhiteSpace and LineTerminator. */
    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || "\t\n\u000B\f\r\u2028\u2029\uFEFF".indexOf(character) >= 0;
    }

    /**
     * Whether the text is invisible: it is empty, or has only white space, controls, ignorable code
     * points, and blanks such as U+2800.
     */
    public static boolean isUnseen(String text) {
        return text.codePoints().allMatch(PlainText::isUnseen);
    }

    private static boolean isUnseen(int point) {
        return isSpace(point)
                || isIgnorable(point)
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.CONTROL;
    }

    /**
     * What texts have in common that differ in case, in forms of letters (full width, ligatures) or
     * in what cannot be seen: Unicode's compatibility form (NFKC) in lower case, without what
     * {@link #isUnseen(String)} names.
     */
    public static String folded(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !isUnseen(point))
                .forEach(seen::appendCodePoint);
        return seen.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a width and no ink; Unicode does not call all of these white space. */
    static boolean isSpace(int point) {
        return switch (point) {
            case 0x2800, 0x13441, 0x13442, 0x1D159 -> true;
            default -> Character.getType(point) == Character.SPACE_SEPARATOR;
        };
    }

    /** Whether Unicode says that it draws nothing by itself. */
    static boolean isIgnorable(int point) {
        int found = Arrays.binarySearch(IGNORABLE, point);
        // Between two entries of the list: inside a range where the one before is a first.
        return found >= 0 || (-found - 2) % 2 == 0;
    }

    /**
     * Whether the text may be kept: it has no control character except tabs and line breaks, and no
     * half of a surrogate pair. PostgreSQL cannot keep U+0000, and U+0001 is reserved for us.
     */
    public static boolean canBeKept(String text) {
        return text.chars().noneMatch(PlainText::isControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isControl(int character) {
        return Character.getType(character) == Character.CONTROL && "\t\n\r".indexOf(character) < 0;
    }

    /**
     * Whether a character of it is heaped up: it has more than 10 combining marks in a row, or more
     * than 32 code points. No browser can break a line inside a character.
     */
    public static boolean isHeaped(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = Graphemes.end(text, at);
            if (isHeaped(text, at, end)) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private static boolean isHeaped(String text, int from, int to) {
        int points = 0;
        int marks = 0;
        for (int at = from; at < to; ) {
            int point = text.codePointAt(at);
            marks = isMark(point) ? marks + 1 : 0;
            points++;
            if (marks > MAX_MARKS || points > MAX_CODE_POINTS) {
                return true;
            }
            at += Character.charCount(point);
        }
        return false;
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    /** Its length as UTF-8. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * How many characters a person counts: extended grapheme clusters, by Unicode Standard Annex 29
     * of the version that the pages use as well.
     */
    public static int characters(String text) {
        return Graphemes.count(text);
    }
}
