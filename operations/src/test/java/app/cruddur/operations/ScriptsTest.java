package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import app.cruddur.testing.Script.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every script in bin/. */
class ScriptsTest {

    /** All but bin/run, whose help is the jar's. */
    static List<Path> helpful() throws IOException {
        return Script.all().stream().filter(script -> !script.endsWith("run")).toList();
    }

    @Test
    void shellcheck_has_nothing_to_say() throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "-x", "-a"));
        // Its source directives are paths from the project's folder.
        command.addAll(List.of("-P", Script.ROOT.toString()));
        Script.all().forEach(script -> command.add(script.toString()));
        for (String elsewhere :
                List.of("cruddur", "cruddur-backup", "healthy", "rds-rule", "start", "unpack")) {
            command.add(Script.ROOT.resolve("docker").resolve(elsewhere).toString());
        }
        assertThat(Script.run(Map.of(), command.toArray(String[]::new)).succeeds().all()).isEmpty();
    }

    /** Those that answer without AWS; the rest source the same files. */
    static List<Path> withoutAws() throws IOException {
        return helpful().stream()
                .filter(script ->
                        !script.getFileName().toString().matches("rds-.*|lambda-deploy|ecs-.*"))
                .toList();
    }

    /** A system's service or a timer has hardly any environment, above all no HOME. */
    @ParameterizedTest
    @MethodSource("withoutAws")
    void it_runs_with_the_least_environment_there_is(Path script) {
        Run run =
                Script.run(
                        Map.of(),
                        "/usr/bin/env",
                        "-i",
                        "PATH=/usr/bin:/bin",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "CRUDDUR_JAR=" + Script.ROOT.resolve("server/target/cruddur.jar"),
                        script.toString(),
                        "prod");
        assertThat(run.err()).isNotEmpty().doesNotContain("unbound variable", ": line ");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("helpful")
    void help_fits_a_screen_and_begins_with_the_command(Path script) {
        assertThat(Files.isExecutable(script)).isTrue();
        Run run = Script.run(Map.of(), script.toString(), "-h").succeeds();
        assertThat(run.out()).startsWith("bin/" + script.getFileName()).doesNotContain("set -euo");
        assertThat(run.out().lines().count()).isBetween(3L, 24L);
        assertThat(run.err()).isEmpty();
    }
}
