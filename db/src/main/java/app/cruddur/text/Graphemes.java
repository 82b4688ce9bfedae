package app.cruddur.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a text into the characters that a person sees: extended grapheme clusters, by Unicode
 * Standard Annex 29. The properties come from {@code graphemes.txt}, which the pages read as well,
 * so that a text has the same length whatever version of Unicode the JDK or the browser knows. The
 * time is linear in the length of the text. The web app has the same in {@code graphemes.ts}.
 */
final class Graphemes {

    static final char OTHER = '-';
    static final char CONTROL = 'C';
    static final char CR = 'r';
    static final char LF = 'n';
    static final char EXTEND = 'E';
    static final char LINKER = 'K';
    static final char NON_JOINER = 'N';
    static final char JOINER = 'Z';
    static final char SPACING_MARK = 'S';
    static final char PREPEND = 'P';
    static final char REGIONAL = 'R';
    static final char PICTURE = 'X';
    static final char CONSONANT = 'I';
    static final char HANGUL_L = 'L';
    static final char HANGUL_V = 'V';
    static final char HANGUL_T = 'T';
    static final char HANGUL_LV = 'v';
    static final char HANGUL_LVT = 't';

    private static final int RADIX = 36;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int SYLLABLES_OF_A_VOWEL = 28;

    private record Range(int first, int last, char kind) {}

    private static final Range[] RANGES = read();
    private static final int[] FIRSTS =
            Arrays.stream(RANGES).mapToInt(range -> range.first).toArray();

    private Graphemes() {}

    /** How many characters a text has. */
    static int count(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at = end(text, at)) {
            count++;
        }
        return count;
    }

    /**
     * Where the character ends that begins there.
     *
     * @param start an index below the text's length at which a character begins
     */
    static int end(String text, int start) {
        int at = start;
        char before = kind(text.codePointAt(at));
        // Whether an emoji may continue after a joiner, and a conjunct after a linker.
        boolean picture = before == PICTURE;
        boolean conjunct = before == CONSONANT;
        boolean linked = false;
        boolean regional = before == REGIONAL;
        at += Character.charCount(text.codePointAt(at));
        while (at < text.length()) {
            int point = text.codePointAt(at);
            char after = kind(point);
            boolean goesOn =
                    switch (after) {
                        case EXTEND, LINKER, NON_JOINER, JOINER, SPACING_MARK ->
                                !isBreaking(before);
                        case LF -> before == CR;
                        case CR, CONTROL -> false;
                        default ->
                                before == PREPEND
                                        || joinsHangul(before, after)
                                        || (after == CONSONANT && linked)
                                        || (after == PICTURE && picture && before == JOINER)
                                        || (after == REGIONAL && regional && before == REGIONAL);
                    };
            if (!goesOn) {
                return at;
            }
            regional = after == REGIONAL && before != REGIONAL;
            picture =
                    after == PICTURE
                            || (picture
                                    && before != JOINER
                                    && (after == EXTEND
                                            || after == LINKER
                                            || after == NON_JOINER
                                            || after == JOINER));
            linked =
                    (conjunct && after == LINKER)
                            || (linked && (after == EXTEND || after == JOINER));
            conjunct =
                    after == CONSONANT
                            || (conjunct
                                    && (after == LINKER || after == EXTEND || after == JOINER));
            before = after;
            at += Character.charCount(point);
        }
        return at;
    }

    /** The properties that the rules use of a code point. */
    static char kind(int point) {
        if (point < 0x7F) {
            return point >= 0x20 ? OTHER : point == '\r' ? CR : point == '\n' ? LF : CONTROL;
        }
        if (point >= FIRST_SYLLABLE && point <= LAST_SYLLABLE) {
            return (point - FIRST_SYLLABLE) % SYLLABLES_OF_A_VOWEL == 0 ? HANGUL_LV : HANGUL_LVT;
        }
        int found = Arrays.binarySearch(FIRSTS, point);
        int place = found >= 0 ? found : -found - 2;
        return place >= 0 && point <= RANGES[place].last ? RANGES[place].kind : OTHER;
    }

    private static boolean isBreaking(char kind) {
        return kind == CONTROL || kind == CR || kind == LF;
    }

    private static boolean joinsHangul(char before, char after) {
        return switch (after) {
            case HANGUL_L, HANGUL_LV, HANGUL_LVT -> before == HANGUL_L;
            case HANGUL_V -> before == HANGUL_L || before == HANGUL_V || before == HANGUL_LV;
            case HANGUL_T ->
                    before == HANGUL_V
                            || before == HANGUL_T
                            || before == HANGUL_LV
                            || before == HANGUL_LVT;
            default -> false;
        };
    }

    /**
     * A line of the file is a kind and its ranges: how many code points lie before each since the
     * last, and after a + how many more than one it has, both to the base 36.
     */
    private static Range[] read() {
        List<Range> ranges = new ArrayList<>();
        try (InputStream file = Graphemes.class.getResourceAsStream("graphemes.txt")) {
            if (file == null) {
                throw new IllegalStateException("graphemes.txt is not on the class path.");
            }
            String lines = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : lines.lines().filter(one -> !one.startsWith("#")).toList()) {
                int next = 0;
                for (String word : line.substring(2).split(" ")) {
                    int plus = word.indexOf('+');
                    int first =
                            next
                                    + Integer.parseInt(
                                            word, 0, plus < 0 ? word.length() : plus, RADIX);
                    int more =
                            plus < 0 ? 0 : Integer.parseInt(word, plus + 1, word.length(), RADIX);
                    ranges.add(new Range(first, first + more, line.charAt(0)));
                    next = first + more + 1;
                }
            }
        } catch (IOException failure) {
            throw new IllegalStateException("graphemes.txt cannot be read.", failure);
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        return ranges.toArray(Range[]::new);
    }
}
