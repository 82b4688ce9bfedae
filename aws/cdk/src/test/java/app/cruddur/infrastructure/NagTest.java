package app.cruddur.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's own list of what one does not do. */
class NagTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void every_finding_is_mended_or_has_its_reason(String preset) {
        assertThat(Synthesized.preset(preset).findings).isEmpty();
    }
}
