package app.cruddur.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.GraphemeClusterBreak;
import com.ibm.icu.lang.UCharacter.IndicConjunctBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ICU4J is the authority here; it knows Unicode 17, and comes with no release of ours. */
class GraphemesTest {

    private static final Path TABLE = Path.of("src/main/resources/app/cruddur/text/graphemes.txt");

    /** One code point for each kind, as in the web app's grapheme-kinds.json. */
    private static final int[] KINDS = {
        'a', 0x7, '\r', '\n', 0x301, 0x94D, 0x200C, 0x200D, 0x903, 0x600, 0x1F1E6, 0x1F468, 0x915,
        0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01
    };

    @Test
    void the_table_is_what_unicode_says() throws IOException {
        String right = table();
        Path made = Path.of("target", "graphemes.txt");
        Files.writeString(made, right);

        assertThat(Files.readString(TABLE))
                .as("out of date? cp db/%s db/%s", made, TABLE)
                .isEqualTo(right);
    }

    @Test
    void every_code_point_has_its_kind() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertThat(Graphemes.kind(point)).as("U+%X", point).isEqualTo(kind(point));
        }
    }

    @Test
    void each_text_of_up_to_four_kinds_is_divided_as_icu_does() {
        BreakIterator icu = BreakIterator.getCharacterInstance(Locale.ROOT);
        for (int length = 1; length <= 4; length++) {
            for (int number = 0; number < Math.pow(KINDS.length, length); number++) {
                same(icu, text(number, length));
            }
        }
    }

    @Test
    void long_texts_of_anything_are_divided_as_icu_does() {
        BreakIterator icu = BreakIterator.getCharacterInstance(Locale.ROOT);
        Random random = new Random(17);
        for (int times = 0; times < 20_000; times++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.appendCodePoint(
                        random.nextInt(3) == 0
                                ? random.nextInt(Character.MAX_CODE_POINT + 1)
                                : KINDS[random.nextInt(KINDS.length)]);
            }
            same(icu, text.toString());
        }
    }

    /** The web app's test reckons the same sums over the same texts and code points. */
    @Test
    void the_pages_divide_as_the_server_does() throws IOException {
        int texts = 0;
        for (int number = 0; number < Math.pow(KINDS.length, 4); number++) {
            texts = 31 * texts + Graphemes.count(text(number, 4));
        }
        int kinds = 0;
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            kinds = 31 * kinds + Graphemes.kind(point);
        }
        assertThat(Files.readString(Path.of("../web/src/features/cruds/grapheme-kinds.json")))
                .contains("\"sumOfTexts\": " + texts + ",")
                .contains("\"sumOfKinds\": " + kinds + "\n");
    }

    @Test
    void the_time_is_linear() {
        String text = "\u0928\u094D".repeat(500_000) + "\u0301".repeat(500_000);
        assertThat(Graphemes.count(text)).isEqualTo(1);
    }

    private static void same(BreakIterator icu, String text) {
        icu.setText(text);
        for (int at = 0; at < text.length(); at = Graphemes.end(text, at)) {
            assertThat(icu.isBoundary(at)).as("%s at %d", escaped(text), at).isTrue();
            assertThat(Graphemes.end(text, at)).as(escaped(text)).isEqualTo(icu.following(at));
        }
    }

    private static String text(int number, int length) {
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int at = 0; at < length; at++) {
            text.appendCodePoint(KINDS[rest % KINDS.length]);
            rest /= KINDS.length;
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(point -> escaped.append(String.format(Locale.ROOT, "U+%X ", point)));
        return escaped.toString();
    }

    private static String table() {
        Map<Character, StringBuilder> lines = new TreeMap<>();
        Map<Character, Integer> ends = new TreeMap<>();
        int point = 0x7F;
        while (point <= Character.MAX_CODE_POINT) {
            char kind = kind(point);
            int first = point;
            while (point <= Character.MAX_CODE_POINT && kind(point) == kind) {
                point++;
            }
            boolean reckoned =
                    kind == Graphemes.OTHER
                            || kind == Graphemes.HANGUL_LV
                            || kind == Graphemes.HANGUL_LVT;
            if (!reckoned) {
                int more = point - first - 1;
                lines.computeIfAbsent(kind, line -> new StringBuilder().append(kind))
                        .append(' ')
                        .append(Integer.toString(first - ends.getOrDefault(kind, 0), 36))
                        .append(more == 0 ? "" : "+" + Integer.toString(more, 36));
                ends.put(kind, point);
            }
        }
        StringBuilder table =
                new StringBuilder("# Unicode ")
                        .append(UCharacter.getUnicodeVersion().getVersionString(3, 3))
                        .append(
                                ", made by GraphemesTest; read by Graphemes.java and graphemes.ts\n");
        lines.values().forEach(line -> table.append(line).append('\n'));
        return table.toString();
    }

    private static char kind(int point) {
        int cluster = UCharacter.getIntPropertyValue(point, UProperty.GRAPHEME_CLUSTER_BREAK);
        int conjunct = UCharacter.getIntPropertyValue(point, UProperty.INDIC_CONJUNCT_BREAK);
        boolean picture = UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC);
        return switch (cluster) {
            case GraphemeClusterBreak.CR -> Graphemes.CR;
            case GraphemeClusterBreak.LF -> Graphemes.LF;
            case GraphemeClusterBreak.CONTROL -> Graphemes.CONTROL;
            case GraphemeClusterBreak.EXTEND ->
                    conjunct == IndicConjunctBreak.LINKER.ordinal()
                            ? Graphemes.LINKER
                            : conjunct == IndicConjunctBreak.EXTEND.ordinal()
                                    ? Graphemes.EXTEND
                                    : Graphemes.NON_JOINER;
            case GraphemeClusterBreak.ZWJ -> Graphemes.JOINER;
            case GraphemeClusterBreak.SPACING_MARK -> Graphemes.SPACING_MARK;
            case GraphemeClusterBreak.PREPEND -> Graphemes.PREPEND;
            case GraphemeClusterBreak.REGIONAL_INDICATOR -> Graphemes.REGIONAL;
            case GraphemeClusterBreak.L -> Graphemes.HANGUL_L;
            case GraphemeClusterBreak.V -> Graphemes.HANGUL_V;
            case GraphemeClusterBreak.T -> Graphemes.HANGUL_T;
            case GraphemeClusterBreak.LV -> Graphemes.HANGUL_LV;
            case GraphemeClusterBreak.LVT -> Graphemes.HANGUL_LVT;
            default ->
                    picture
                            ? Graphemes.PICTURE
                            : conjunct == IndicConjunctBreak.CONSONANT.ordinal()
                                    ? Graphemes.CONSONANT
                                    : Graphemes.OTHER;
        };
    }
}
