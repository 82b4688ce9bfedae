package app.cruddur.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void ignorable_is_what_unicode_calls_so() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertThat(PlainText.isIgnorable(point))
                    .as("U+%X", point)
                    .isEqualTo(
                            UCharacter.hasBinaryProperty(
                                    point, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
        }
    }

    @Test
    void nothing_ignorable_can_be_seen_nor_white_space() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    || UCharacter.hasBinaryProperty(point, UProperty.WHITE_SPACE)) {
                assertThat(PlainText.isUnseen(" " + Character.toString(point)))
                        .as("U+%X", point)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u2800", "\u3164\uFFA0", "\uFE0F", "\u180B", "\u0007", "\u17B4\n"})
    void what_nobody_could_see_is_unseen(String text) {
        assertThat(PlainText.isUnseen(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0301", "\u0600", "\u2801", "\uFFFD", "\uE000", "\uD800"})
    void what_could_be_seen_is_not(String text) {
        assertThat(PlainText.isUnseen(text)).isFalse();
    }

    @Test
    void case_blanks_and_forms_of_letters_are_folded() {
        assertThat(PlainText.folded("A \u00A0\u200B\u2060b\n\uFF23 \uFB01\u2800\uFE0F"))
                .isEqualTo("abcfi");
        assertThat(PlainText.folded("e\u0301")).isEqualTo(PlainText.folded("\u00C9"));
        assertThat(PlainText.folded(" \u3164")).isEmpty();
    }

    @Test
    void of_the_controls_only_tabs_and_line_breaks_are_kept() {
        for (int point = 0; point < 0xA0; point++) {
            boolean control = point < 0x20 || point >= 0x7F;
            boolean kept = !control || point == '\t' || point == '\n' || point == '\r';
            assertThat(PlainText.canBeKept("a" + Character.toString(point) + "b"))
                    .as("U+%X", point)
                    .isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ཧྐྵྨླྺྼྻྂ",
                "र्त्स्न्यां",
                "👩🏽‍❤️‍💋‍👨🏽",
                "שִׁ֣ירָה",
                "x\u0323\u0323\u0323",
                "ก็็"
            })
    void no_script_heaps_up_its_marks(String text) {
        assertThat(PlainText.isHeaped(text)).isFalse();
    }

    @Test
    void heaps_are_of_more_than_ten_marks_or_32_code_points() {
        assertThat(PlainText.isHeaped("aZ" + "\u0351\u036b\u0343\u0323\u0308".repeat(2))).isFalse();
        assertThat(PlainText.isHeaped("aZ" + "\u0351\u036b\u0343\u0323\u0308".repeat(3))).isTrue();
        assertThat(PlainText.isHeaped("😀" + "\u200D😀".repeat(15))).isFalse();
        assertThat(PlainText.isHeaped("😀" + "\u200D😀".repeat(16))).isTrue();
    }
}
