package app.cruddur.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this folder that are generated, committed, and compared in each run. */
final class GeneratedFile {

    private GeneratedFile() {}

    /** Fails when the committed file is another, with the command that takes the new one over. */
    static void compare(String path, String generated) throws IOException {
        Path committed = Path.of(path);
        Path fresh = Path.of("target", "generated", committed.getFileName().toString());
        Files.createDirectories(fresh.resolveSibling("."));
        Files.writeString(fresh, generated);
        assertThat(Files.exists(committed) && Files.readString(committed).equals(generated))
                .as(
                        "aws/cdk/%s is what the stacks are. Look: diff aws/cdk/%s aws/cdk/%s; then:"
                                + " cp aws/cdk/%s aws/cdk/%s",
                        path, path, fresh, fresh, path)
                .isTrue();
    }
}
