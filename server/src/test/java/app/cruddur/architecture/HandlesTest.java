package app.cruddur.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test classes share a server, in an order that no one decides: no two sign up the same handle. */
class HandlesTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final String HANDLE = "\"([a-z0-9]+_[a-z0-9_]+)\"";
    private static final Pattern SIGNED_UP =
            Pattern.compile("\\b(?:joined|join)\\(\\s*(?:\"[^\"]*\",\\s*)?" + HANDLE);

    @Test
    void each_handle_is_of_one_test_class() throws IOException {
        Map<String, String> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList())
                classes.put(file.getFileName().toString(), Files.readString(file));
        }
        Map<String, TreeSet<String>> shared = new TreeMap<>();
        classes.values()
                .forEach(code ->
                        SIGNED_UP
                                .matcher(code)
                                .results()
                                .map(found -> found.group(1))
                                .forEach(handle ->
                                        shared.computeIfAbsent(
                                                handle, any -> namers(handle, classes))));
        assertThat(shared).isNotEmpty();
        shared.values().removeIf(namers -> namers.size() < 2);
        assertThat(shared).as("give each class a beginning of its own").isEmpty();
    }

    private static TreeSet<String> namers(String handle, Map<String, String> classes) {
        TreeSet<String> namers = new TreeSet<>();
        classes.forEach((name, code) -> {
            if (code.contains('"' + handle + '"')) namers.add(name);
        });
        return namers;
    }
}
