package app.cruddur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security promises tests by name. */
class SecurityPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        List<MatchResult> named =
                NAMED.matcher(Files.readString(Path.of("..", "docs", "security.md")))
                        .results()
                        .toList();
        assertThat(named).isNotEmpty();
        for (MatchResult test : named) {
            assertThat(source(test.group(1)))
                    .as(test.group())
                    .containsPattern("(void|ArchRule) " + test.group(2) + "\\b");
        }
    }

    private static String source(String test) throws IOException {
        for (String module : List.of("server", "operations", "aws/tests")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                Optional<Path> file =
                        files.filter(found -> found.endsWith(test + ".java")).findFirst();
                if (file.isPresent()) {
                    return Files.readString(file.get());
                }
            }
        }
        throw new AssertionError("The page names a class that is nowhere: " + test);
    }
}
