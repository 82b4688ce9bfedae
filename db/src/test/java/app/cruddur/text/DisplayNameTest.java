package app.cruddur.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.text.DisplayName.Fault;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Andrew Brown",
                "Zoë 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ewan",
                "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
                "🏴‍☠️ Jack",
                "❤️",
                "☺︎",
                "1️⃣ One",
                "👩🏽‍❤️‍💋‍👨🏽",
                "علی‌رضا",
                "क्‍ष",
                "ශ්‍රී",
                "ᠭᠠᠯᠠᠭ᠎ᠠ",
                "Nguyễn Thị Minh Khai",
                "ཧྐྵྨླྺྼྻྂ",
                "שִׁ֣ירָה",
                "O'Brien-Smith, Jr."
            })
    void what_scripts_and_emoji_need_is_kept(String name) {
        assertThat(DisplayName.of(name))
                .isEqualTo(
                        new DisplayName(
                                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC),
                                null));
    }

    @Test
    void nothing_ignorable_hides_in_a_name() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
                String hidden = Character.toString(point);
                assertThat(DisplayName.of("Andrew" + hidden + " Brown").fault())
                        .as("U+%X", point)
                        .isEqualTo(Fault.INVALID);
                assertThat(DisplayName.of("And" + hidden + "rew1" + hidden).fault())
                        .as("U+%X", point)
                        .isEqualTo(Fault.INVALID);
                assertThat(DisplayName.of(hidden).fault()).as("U+%X", point).isEqualTo(Fault.BLANK);
                assertThat(DisplayName.mended("And" + hidden + "rew"))
                        .as("U+%X", point)
                        .isEqualTo("Andrew");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0001b", "a\u0000b", "a\nb", "a\tb", "a\u0085b", "a\u2028b", "nah\u202Eoj",
                "a\u2066b", "a\uE000b", "a\uFFFDb", "a\uD800", "\uDC00a", "山\u200D田", "😀\u200C😀",
                "🏴\uDB40\uDC67\uDB40\uDC7F", "a\uFE0Fb"
            })
    void controls_and_what_cannot_be_shown_are_refused(String name) {
        assertThat(DisplayName.of(name).fault()).isEqualTo(Fault.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2800", "\u3164\u115F", "\u2800 \u00A0", "\u0007", "\u200B"})
    void what_nobody_can_see_is_blank(String name) {
        assertThat(DisplayName.of(name).fault()).isEqualTo(Fault.BLANK);
        assertThat(DisplayName.mended(name)).isEmpty();
    }

    @Test
    void blanks_are_single_spaces_and_none_stand_around() {
        assertThat(DisplayName.of("\u200B Andrew \u00A0\u2800 \u3000Brown\uFEFF\n").text())
                .isEqualTo("Andrew Brown");
    }

    @Test
    void a_letter_has_ten_marks_at_most() {
        assertThat(DisplayName.of("x" + "\u0323".repeat(10)).fault()).isNull();
        assertThat(DisplayName.of("x" + "\u0323".repeat(11)).fault()).isEqualTo(Fault.INVALID);
        assertThat(DisplayName.of("😀" + "\u200D😀".repeat(16)).fault()).isEqualTo(Fault.INVALID);
        assertThat(DisplayName.mended("x" + "\u0323".repeat(11) + "y")).isEqualTo("xy");
    }

    @Test
    void a_name_has_fifty_characters_at_most() {
        assertThat(DisplayName.of("a".repeat(50)).fault()).isNull();
        assertThat(DisplayName.of("a".repeat(51)).fault()).isEqualTo(Fault.TOO_LONG);
        assertThat(DisplayName.of("👩‍👩‍👧‍👦".repeat(29)).fault()).isEqualTo(Fault.TOO_LONG);
        assertThat(DisplayName.mended("a".repeat(2_000))).isEqualTo("a".repeat(50));
        assertThat(DisplayName.mended("👩‍👩‍👧‍👦".repeat(60)))
                .isEqualTo("👩‍👩‍👧‍👦".repeat(28));
    }

    @ParameterizedTest
    @CsvSource({
        "'nah\u202Eoj', nahoj",
        "'a\nb', a b",
        "'\u200B\u200B', ''",
        "'Zoë\uD83D', Zoë",
        "'🏴‍☠️ Jack', '🏴‍☠️ Jack'"
    })
    void what_an_issuer_tells_is_mended(String told, String name) {
        assertThat(DisplayName.mended(told)).isEqualTo(name);
    }

    /** Normalising 32,000 marks takes seconds (quadratic), so that nothing long may get there. */
    @Test
    @Timeout(10)
    void what_is_too_long_costs_nothing() {
        String marks = "x" + "\u0344".repeat(16_000) + "\u0323".repeat(16_000);
        long began = System.nanoTime();
        for (int times = 0; times < 100; times++) {
            assertThat(DisplayName.of(marks).fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(DisplayName.mended(marks)).isEqualTo("\u1E8D");
            assertThat(DisplayName.of(" ".repeat(60_000) + "\u200B".repeat(5_000)).fault())
                    .isEqualTo(Fault.BLANK);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }
}
