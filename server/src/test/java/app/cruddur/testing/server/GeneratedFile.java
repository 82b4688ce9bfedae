package app.cruddur.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that are generated, committed, and compared in each run. */
public final class GeneratedFile {

    private GeneratedFile() {}

    /**
     * Fails when the committed file is not what was generated, and leaves what it should be under
     * target/, with the command that takes it over.
     */
    public static void compare(String path, String generated) throws IOException {
        Path committed = Path.of("..", path);
        Path fresh = Path.of("target", "generated", committed.getFileName().toString());
        Files.createDirectories(fresh.resolveSibling("."));
        Files.writeString(fresh, generated);
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(
                        "%s is out of date; look at the difference, then: cp server/%s %s",
                        path, fresh, path)
                .isEqualTo(generated);
    }
}
