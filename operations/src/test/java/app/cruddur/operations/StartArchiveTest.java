package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive from which bin/run starts faster. */
class StartArchiveTest {

    @Test
    void a_start_takes_the_archive_made_for_just_this_jar(@TempDir Path folder) throws Exception {
        Path archive = StartArchive.folder();
        assertThat(archive.resolve("cruddur.aot")).exists();
        try (Stream<Path> all = Files.list(StartArchive.ARCHIVES)) {
            assertThat(all.filter(Files::isDirectory)).containsExactly(archive);
        }
        assertThat(Script.run(Map.of(), "start-archive").succeeds().out())
                .contains("there already");
        assertThat(whereTheServerComesFrom(folder, StartArchive.JAR))
                .contains("shared objects file");

        Path another = Files.copy(StartArchive.JAR, folder.resolve("cruddur.jar"));
        Files.createSymbolicLink(folder.resolve("start-up"), StartArchive.ARCHIVES);
        assertThat(whereTheServerComesFrom(folder, another))
                .as("another jar is not started from it")
                .doesNotContain("shared objects file");
    }

    /** What the JDK logs of the class that is loaded first, when bin/run starts the jar. */
    private static String whereTheServerComesFrom(Path folder, Path jar) throws Exception {
        Path log = Files.createTempFile(folder, "classes", ".log");
        Script.run(
                        Map.of(
                                "CRUDDUR_JAR",
                                jar.toString(),
                                "JAVA_TOOL_OPTIONS",
                                "-Xlog:class+load:file=" + log),
                        "run",
                        "--version")
                .succeeds();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" app.cruddur.Cruddur "))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
