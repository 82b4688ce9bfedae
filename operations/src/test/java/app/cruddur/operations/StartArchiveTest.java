package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive from which bin/run starts faster. */
class StartArchiveTest {

    @Test
    void a_server_starts_from_the_archive_made_for_just_this_jar(@TempDir Path folder)
            throws Exception {
        Path jar = folder.resolve("cruddur.jar");
        Files.copy(Script.ROOT.resolve("server/target/cruddur.jar"), jar);
        // Nothing listens there; what is asked on this machine goes past any proxy.
        Map<String, String> making =
                Map.of("CRUDDUR_JAR", jar.toString(), "http_proxy", "http://127.0.0.1:9");
        Path stale = Files.createDirectories(folder.resolve("start-up/of-another-jar"));

        Path archive = Path.of(Script.run(making, "start-archive").succeeds().out().strip());
        assertThat(archive.resolve("cruddur.aot")).exists();
        assertThat(stale).doesNotExist();
        assertThat(Script.run(making, "start-archive").succeeds().out()).contains("there already");
        assertThat(whereTheServerComesFrom(folder, jar)).contains("shared objects file");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(whereTheServerComesFrom(folder, jar))
                .as("another jar is not started from it")
                .doesNotContain("shared objects file");
    }

    /** What the JDK logs of the class that is loaded first, when bin/run starts the server. */
    private static String whereTheServerComesFrom(Path folder, Path jar) throws Exception {
        Path log = Files.createTempFile(folder, "classes", ".log");
        Script.Started server =
                Script.start(
                        Map.of(
                                "CRUDDUR_JAR",
                                jar.toString(),
                                "CRUDDUR_HOME",
                                folder.resolve("home").toString(),
                                "PORT",
                                "0",
                                "JAVA_TOOL_OPTIONS",
                                "-Xlog:class+load:file=" + log),
                        "run");
        Deadline.await(() ->
                Files.readString(server.out()).contains("is ready") || !server.process().isAlive());
        assertThat(Files.readString(server.out())).contains("is ready");
        server.process().destroy();
        server.await();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" app.cruddur.Cruddur "))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
