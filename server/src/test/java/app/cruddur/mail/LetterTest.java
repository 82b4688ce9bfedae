package app.cruddur.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.web.RequestLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    /** What any letter needs. */
    private static final Map<String, String> VALUES =
            Map.of(
                    "handle", "lennier",
                    "code", "012345",
                    "minutes", "10",
                    "server", "The Zocalo",
                    "rule", " The rule: 2. No threats.",
                    "posted", " on Friday, November 27, 2026",
                    "address", "https://cruddur.example",
                    "link", "https://cruddur.example/confirm");

    /** But for the one that operators send themselves. */
    static Stream<String> names() throws IOException {
        return names(Locale.ENGLISH).filter(name -> !name.equals("test"));
    }

    private static Stream<String> names(Locale language) throws IOException {
        Path folder = Path.of("src", "main", "resources", "mail", language.getLanguage());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".txt", ""))
                    .toList()
                    .stream();
        }
    }

    @Test
    void every_language_of_the_pages_has_every_letter_and_no_other() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src", "main", "resources", "mail"))) {
            assertThat(folders.map(folder -> Locale.of(folder.getFileName().toString())))
                    .containsExactlyInAnyOrderElementsOf(RequestLanguage.ALL);
        }
        assertThat(names(Locale.GERMAN)).containsExactlyInAnyOrderElementsOf(names().toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_letter_is_whole_in_every_language(String name) {
        Letter english = Letter.of(Locale.ENGLISH, name, VALUES);
        for (Locale language : RequestLanguage.ALL) {
            Letter letter = Letter.of(language, name, VALUES);
            assertThat(letter.subject()).isNotBlank().doesNotContain("012345", "{", "Cruddur");
            assertThat(letter.text()).doesNotContain("Cruddur");
            assertThat(letter.text()).contains("@lennier").doesNotContain("{").endsWith("\n");
            assertThat(placeholders(letter)).isEqualTo(placeholders(english));
            // Operators read the log, whatever language the reader of the letter has.
            assertThat(letter.logLine()).contains("@lennier").isEqualTo(english.logLine());
            if (!language.equals(Locale.ENGLISH)) {
                assertThat(letter.subject()).isNotEqualTo(english.subject());
                assertThat(letter.text()).isNotEqualTo(english.text());
            }
            if (name.endsWith("-code")) {
                assertThat(letter.text()).contains("    012345\n").containsPattern(" 10 [Mm]inute");
                assertThat(letter.logLine()).contains("012345");
            }
        }
    }

    private static List<String> placeholders(Letter letter) {
        return VALUES.values().stream().filter(letter.text()::contains).sorted().toList();
    }

    @Test
    void the_log_has_the_words_that_it_always_had() {
        Letter letter =
                Letter.of(
                        Locale.ENGLISH,
                        "sign-up-code",
                        Map.of(
                                "handle", "lennier", "code", "012345", "minutes", "10", "server",
                                "Cruddur"));
        assertThat(letter.logLine()).isEqualTo("The confirmation code for @lennier is 012345");
    }

    @Test
    void a_value_is_only_ever_text() {
        Letter letter =
                Letter.of(
                        Locale.ENGLISH,
                        "sign-up-code",
                        Map.of(
                                "handle",
                                "{code}$1\\",
                                "code",
                                "{handle}",
                                "minutes",
                                "10",
                                "server",
                                "Cruddur"));
        assertThat(letter.text()).contains("Hello @{code}$1\\,", "    {handle}\n");
    }

    @Test
    void a_missing_value_or_template_is_named() {
        assertThatThrownBy(() ->
                        Letter.of(Locale.GERMAN, "email-changed-notice", Map.of("server", "x")))
                .hasMessage("mail/de/email-changed-notice.txt needs a value for handle.");
        assertThatThrownBy(() -> Letter.of(Locale.ENGLISH, "no-such", Map.of()))
                .hasMessage("There is no template mail/en/no-such.txt.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@example.com", "a\nb", "a\rb", "a\u0000b", "a\u2028b"})
    void no_value_begins_a_header_or_a_line_in_the_log(String value) {
        assertThatThrownBy(() -> new Letter("Hello " + value, "x", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Letter.of(
                                Locale.GERMAN,
                                "email-changed-notice",
                                Map.of("handle", value, "server", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
