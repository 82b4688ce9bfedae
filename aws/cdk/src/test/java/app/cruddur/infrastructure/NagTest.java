package app.cruddur.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's own list of what one does not do. */
class NagTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void every_finding_is_mended_or_has_its_reason(String preset) {
        assertThat(Synthesized.preset(preset).findings).isEmpty();
    }

    @Test
    void nor_is_any_where_texts_are_sealed() {
        assertThat(Synthesized.with(Map.of("preset", "prod", "seal", "on")).findings).isEmpty();
    }
}
