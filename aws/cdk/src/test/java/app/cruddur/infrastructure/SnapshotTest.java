package app.cruddur.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS would be told, so that a change of it is seen. */
class SnapshotTest {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void the_templates_are_those_committed(String preset) throws IOException {
        GeneratedFile.compare("templates/" + preset + ".json", templates(preset));
    }

    @Test
    void the_picture_shows_the_rules_of_the_firewall() throws IOException {
        Synthesized prod = Synthesized.preset("prod");
        GeneratedFile.compare(
                "packets.md", Packets.draw(prod.stack("network"), prod.stack("identity")));
    }

    /** Resources and outputs; the rest is the same for every CDK app. */
    private static String templates(String preset) throws JsonProcessingException {
        Map<String, Object> all = new TreeMap<>();
        Synthesized.preset(preset)
                .stacks
                .forEach((name, stack) -> {
                    Map<String, Object> parts = new TreeMap<>(stack.toJSON());
                    parts.keySet().retainAll(Set.of("Resources", "Outputs"));
                    all.put(name, parts);
                });
        return JSON.writeValueAsString(all) + "\n";
    }
}
