package app.cruddur.operations;

import app.cruddur.testing.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The start-up archive of the jar, made by bin/start-archive before the first test that starts a
 * server. A start from it takes half the processor's time, and the scripts take it by themselves.
 */
final class StartArchive {

    static final Path JAR = Script.ROOT.resolve("server/target/cruddur.jar");

    /** Holds the archive, and no other. */
    static final Path ARCHIVES = JAR.resolveSibling("start-up");

    private static final String ALREADY = " is there already.";

    private static final Path FOLDER = make();

    private StartArchive() {}

    /** The jar laid out, with {@code cruddur.aot} beside it. */
    static Path folder() {
        return FOLDER;
    }

    private static Path make() {
        try {
            Path stale = Files.createDirectories(ARCHIVES.resolve("of-another-jar"));
            // Nothing listens there; what is asked on this machine goes past any proxy.
            String said =
                    Script.run(Map.of("http_proxy", "http://127.0.0.1:9"), "start-archive")
                            .succeeds()
                            .out()
                            .strip();
            if (said.endsWith(ALREADY)) {
                Files.delete(stale);
            }
            return Path.of(said.replace(ALREADY, ""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
