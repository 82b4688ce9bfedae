package app.cruddur.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.Controllers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/api.md speaks of addresses and codes that are there, and its commands list all of them. */
class ApiPageTest {

    private static final Pattern ADDRESS =
            Pattern.compile("`(GET|PUT|POST|DELETE) (/api/[^` ?\\[]*)");
    private static final Pattern CODE = Pattern.compile("4\\d\\d `([a-z_]+)`");
    private static final Pattern COMMAND =
            Pattern.compile("^jq -r '(.+)' (\\S+)$", Pattern.MULTILINE);
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "api.md"));
    }

    @Test
    void every_address_it_names_is_there() {
        Matcher address = ADDRESS.matcher(page);
        int named = 0;
        while (address.find()) {
            // What ends in an ellipsis is told by the words before it.
            if (!address.group(2).contains("…")) {
                assertThat(isThere(address.group(1), address.group(2)))
                        .as(address.group())
                        .isTrue();
                named++;
            }
        }
        assertThat(named).isGreaterThan(10);
    }

    /** What an issuer's server has alone is not in openapi.json. */
    private static boolean isThere(String method, String path) {
        return Contract.DOCUMENT.path("paths").path(path).has(method.toLowerCase(Locale.ROOT))
                || path.startsWith("/api/identity/")
                        && Controllers.routes().handler(method, path) != null;
    }

    @Test
    void every_code_it_names_is_there() {
        Matcher code = CODE.matcher(page);
        int named = 0;
        while (code.find()) {
            assertThat(ErrorCodes.all()).containsKey(code.group(1));
            named++;
        }
        assertThat(named).isGreaterThan(10);
    }

    @Test
    void its_commands_list_every_address_and_every_code() throws Exception {
        List<String> said = new ArrayList<>();
        Matcher command = COMMAND.matcher(page);
        while (command.find()) {
            Process jq =
                    new ProcessBuilder(
                                    "jq",
                                    "-r",
                                    command.group(1),
                                    "src/main/resources/static/openapi.json")
                            .redirectErrorStream(true)
                            .start();
            said.addAll(
                    new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
            assertThat(jq.waitFor()).as(said.toString()).isZero();
        }
        ErrorCodes.all()
                .values()
                .forEach(code ->
                        assertThat(said)
                                .contains(
                                        "%s  %d: %s"
                                                .formatted(
                                                        code.wire(),
                                                        code.status(),
                                                        code.detail())));
        Contract.DOCUMENT
                .get("paths")
                .propertyStream()
                .forEach(path ->
                        assertThat(said)
                                .anyMatch(line -> line.contains(" " + path.getKey() + "  ")));
    }
}
