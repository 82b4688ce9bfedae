package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** bin/doctor as a process: its lines, its JSON, its exit status. DoctorTest has what it finds. */
class DoctorScriptTest {

    private static final Server SERVER = Server.POSTGRESQL_15;

    @TempDir private Path home;

    @Test
    void before_the_first_start_an_array_says_what_is_there_and_nothing_fails() throws Exception {
        SERVER.create("doctor");
        Run run =
                Script.run(
                                Map.of(
                                        "PROD_CONNECTION_URL",
                                        SERVER.url("doctor"),
                                        "CRUDDUR_HOME",
                                        home.resolve("none").toString(),
                                        "LOG_FORMAT",
                                        "json",
                                        "PORT",
                                        "1"),
                                "doctor",
                                "prod",
                                "--json")
                        .succeeds();
        JsonNode findings = JsonMapper.shared().readTree(run.out());
        assertThat(run.err()).isEmpty();
        assertThat(findings.findValuesAsString("check"))
                .contains("settings", "database", "schema", "database rights", "home", "server");
        assertThat(findings.findValuesAsString("state"))
                .contains("ok", "warn")
                .doesNotContain("fail");
        assertThat(findings.findValuesAsString("found").toString())
                .contains("PostgreSQL 15.", "doctor at 127.0.0.1:")
                .doesNotContain(SERVER.url("doctor").replaceFirst(".*cruddur:([^@]+)@.*", "$1"));
    }

    @Test
    void a_failure_is_a_line_that_says_what_to_do_and_the_status_is_1() {
        Run run =
                Script.run(
                                Map.of(
                                        "CONNECTION_URL",
                                        SERVER.url("cruddur", "hush", "postgres"),
                                        "CRUDDUR_HOME",
                                        home.resolve("none").toString(),
                                        "PORT",
                                        "1"),
                                "doctor")
                        .fails();
        assertThat(run.out())
                .containsPattern(
                        "(?m)^fail  database +The database postgres at 127\\.0\\.0\\.1:\\d+ refuses the user 'cruddur'\\. Check user and password in the connection URL\\. \\(\\d+ ms\\)$")
                .doesNotContain("hush");
        assertThat(run.err()).matches("Findings that fail: 1 of \\d+\\.\n");
        assertThat(run.out().lines())
                .allMatch(line -> line.matches("(ok  |warn|fail)  .*\\(\\d+ ms\\)"));
    }
}
