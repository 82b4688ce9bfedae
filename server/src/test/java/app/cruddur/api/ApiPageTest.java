package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/api.md names what the API has, no more and no less. */
class ApiPageTest {

    private static final Path PAGE = Path.of("..", "docs", "api.md");

    @Test
    void every_error_code_is_there_with_what_to_do() throws IOException {
        assertThat(lines("\\| `[a-z0-9_]+` \\| \\d+ \\|.*"))
                .containsExactlyInAnyOrderElementsOf(
                        ErrorCodes.all().values().stream()
                                .map(code ->
                                        "| `%s` | %d | %s |"
                                                .formatted(
                                                        code.wire(), code.status(), code.detail()))
                                .toList());
    }

    @Test
    void every_operation_is_there() throws IOException {
        List<String> operations =
                Contract.DOCUMENT
                        .get("paths")
                        .propertyStream()
                        .flatMap(path ->
                                path.getValue()
                                        .propertyStream()
                                        .map(operation ->
                                                "| `%s %s` | %s |"
                                                        .formatted(
                                                                operation
                                                                        .getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                path.getKey(),
                                                                operation
                                                                        .getValue()
                                                                        .get("summary")
                                                                        .asString())))
                        .toList();
        assertThat(lines("\\| `[A-Z]+ /.*")).containsExactlyElementsOf(operations);
    }

    private static List<String> lines(String pattern) throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.matches(pattern)).toList();
    }
}
