package app.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a script of bin/ in a clean environment, from another folder than the project's. */
public final class Script {

    /** The project's folder. */
    public static final Path ROOT = root();

    private static final Path JAR = ROOT.resolve("server/target/cruddur.jar");

    private Script() {}

    /** The nearest folder above this module's that has the build's command. */
    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("The tests run outside of the project's folder.");
    }

    /** What a run left: its exit status, and what it wrote. */
    public record Run(int status, String out, String err) {

        public String all() {
            return out + err;
        }

        public Run succeeds() {
            assertThat(status).as(all()).isZero();
            return this;
        }

        public Run fails() {
            assertThat(status).as(all()).isEqualTo(1);
            return this;
        }
    }

    /** A run under way. */
    public record Started(Process process, Path out, Path err) {

        public Run await() {
            try {
                if (!process.waitFor(Deadline.PATIENCE)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            "Still running after %s: %s"
                                    .formatted(Deadline.PATIENCE, Files.readString(out)));
                }
                Run run =
                        new Run(process.exitValue(), Files.readString(out), Files.readString(err));
                Files.delete(out);
                Files.delete(err);
                return run;
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Runs it to its end, as {@link #start} does. */
    public static Run run(Map<String, String> environment, String... words) {
        return start(environment, words).await();
    }

    /** The first word is a script's name, or a program's whole path. */
    public static Started start(Map<String, String> environment, String... words) {
        assertThat(JAR).as("the jar, built by ./mvnw package").exists();
        List<String> command = new ArrayList<>(List.of(words));
        if (!words[0].startsWith("/")) {
            command.set(0, ROOT.resolve("bin").resolve(words[0]).toString());
        }
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Path out = Files.createTempFile(folder, "script", ".out");
            Path err = Files.createTempFile(folder, "script", ".err");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(folder.toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.redirectOutput(out.toFile());
            builder.redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            builder.environment().put("HOME", folder.resolve("nobody").toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("CRUDDUR_JAR", JAR.toString());
            builder.environment().putAll(environment);
            return new Started(builder.start(), out, err);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every script of bin/, in the order of their names. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("bin"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
