package app.cruddur.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign-up-code",
                "sign-up-link",
                "reset-code",
                "email-change-code",
                "email-changed-notice",
                "password-changed-notice",
                "already-registered",
                "test"
            })
    void every_template_is_whole(String name) {
        Letter letter =
                Letter.of(
                        name,
                        Map.of(
                                "handle",
                                "lennier",
                                "code",
                                "012345",
                                "minutes",
                                "10",
                                "server",
                                "https://cruddur.example",
                                "link",
                                "https://cruddur.example/confirm"));
        assertThat(letter.subject()).isNotBlank().doesNotContain("012345", "{");
        assertThat(letter.logLine()).isNotBlank().doesNotContain("{");
        assertThat(letter.text()).isNotBlank().doesNotContain("{").endsWith("\n");
        if (name.endsWith("-code")) {
            assertThat(letter.text()).contains("@lennier", "    012345\n", "10 minutes");
            assertThat(letter.logLine()).contains("@lennier", "012345");
        }
    }

    @Test
    void the_log_has_the_words_that_it_always_had() {
        Letter letter =
                Letter.of(
                        "sign-up-code",
                        Map.of("handle", "lennier", "code", "012345", "minutes", "10"));
        assertThat(letter.logLine()).isEqualTo("The confirmation code for @lennier is 012345");
    }

    @Test
    void a_value_is_only_ever_text() {
        Letter letter =
                Letter.of(
                        "sign-up-code",
                        Map.of("handle", "{code}$1\\", "code", "{handle}", "minutes", "10"));
        assertThat(letter.text()).contains("Hello @{code}$1\\,", "    {handle}\n");
    }

    @Test
    void a_missing_value_or_template_is_named() {
        assertThatThrownBy(() -> Letter.of("email-changed-notice", Map.of()))
                .hasMessage("mail/email-changed-notice.txt needs a value for handle.");
        assertThatThrownBy(() -> Letter.of("no-such", Map.of()))
                .hasMessage("There is no template mail/no-such.txt.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@example.com", "a\nb", "a\rb", "a\u0000b", "a\u2028b"})
    void no_value_begins_a_header_or_a_line_in_the_log(String value) {
        assertThatThrownBy(() -> new Letter("Hello " + value, "x", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Letter.of("email-changed-notice", Map.of("handle", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
