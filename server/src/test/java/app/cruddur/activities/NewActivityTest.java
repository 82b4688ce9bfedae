package app.cruddur.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.text.PlainText;
import app.cruddur.web.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What may be posted. The browser's tests read the same cases, so that both sides count alike. */
class NewActivityTest {

    private static final String FAMILY = "👩‍👩‍👧‍👦";

    private static final Path CASES =
            Path.of("..", "web", "src", "features", "cruds", "message-cases.json");

    static List<Arguments> cases() throws IOException {
        return StreamSupport.stream(
                        JsonMapper.shared().readTree(CASES.toFile()).spliterator(), false)
                .map(one -> Arguments.of(one.get("text").asString(), one.get("count").asInt()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void counts_as_the_browser_does(String text, int count) {
        assertThat(PlainText.characters(PlainText.trim(text))).isEqualTo(count);
    }

    @Test
    void takes_280_characters_and_no_more() {
        assertThat(
                        NewActivity.of(
                                        " " + "👩‍👩‍👧‍👦".repeat(100) + "a".repeat(180),
                                        "1-hour",
                                        null,
                                        Audience.EVERYONE)
                                .message())
                .hasSizeGreaterThan(280);
        assertThatThrownBy(() -> NewActivity.of("a".repeat(281), "1-hour", null, Audience.EVERYONE))
                .isInstanceOf(Refusal.class)
                .hasMessage("message_exceed_max_chars");
    }

    @Test
    void takes_4096_bytes_and_no_more() {
        // A family is one character of 25 bytes.
        String most = FAMILY.repeat(163) + "a".repeat(21);
        assertThat(NewActivity.of(most, "1-hour", null, Audience.EVERYONE).message())
                .isEqualTo(most);
        assertThatThrownBy(() -> NewActivity.of(most + "a", "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_exceed_max_bytes");
    }

    @Test
    void takes_ten_marks_on_a_letter_and_no_more() {
        assertThat(
                        NewActivity.of(
                                        "Z" + "\u0351\u0323".repeat(5),
                                        "1-hour",
                                        null,
                                        Audience.EVERYONE)
                                .message())
                .hasSize(11);
        assertThatThrownBy(() ->
                        NewActivity.of(
                                "Z" + "\u0351\u0323".repeat(6), "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_invalid");
        assertThatThrownBy(() ->
                        NewActivity.of(
                                "😀" + "\u200D😀".repeat(584), "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "\u00A0\u2003\uFEFF",
                "\u200B\u2060",
                "\u2800",
                "\u3164",
                "\uFFA0",
                "\uFE0F",
                "\u180B",
                "\u0007"
            })
    void what_nobody_could_see_is_blank(String message) {
        assertThatThrownBy(() -> NewActivity.of(message, "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0001b", "a\u0007b", "a\u0085b", "\ud800", "a\udc00b"})
    void what_cannot_be_kept_is_refused(String message) {
        assertThatThrownBy(() -> NewActivity.of(message, "1-hour", null, Audience.EVERYONE))
                .hasMessage("message_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-hour", "3-hours", "12-hours", "1-day", "3-days", "7-days", "30-days"})
    void knows_the_seven_lifetimes(String word) {
        assertThat(NewActivity.of("x", word, null, Audience.EVERYONE).ttl()).isNotNull();
    }
}
