package app.cruddur.boot;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.seals.SealSettings;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start says; the real ones are in ProcessTest and SealScriptsTest. */
class ServeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | true  | Texts are not sealed (SEAL=off): a backup can be read until it is deleted.",
                "true  | false | Texts are sealed; their keys in /keys/of/seals lie on one disk or machine with the database, so that a copy of both can be read.",
                "true  | true  | Texts are sealed: once the hour of its end is over, a text can be read in no copy of the database. docs/sealing.md says what this does not cover."
            })
    void it_says_what_a_backup_is_worth(boolean on, boolean apart, String sentence) {
        assertThat(Serve.worthOf(new SealSettings(on, Path.of("/keys/of/seals"), apart)))
                .isEqualTo(sentence);
    }
}
