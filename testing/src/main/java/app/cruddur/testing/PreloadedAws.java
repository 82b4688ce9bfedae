package app.cruddur.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The machine's own aws command line, whose modules are loaded once: loading them takes most of the
 * time of a call. Each call runs in a fork. Thread-safe.
 */
public final class PreloadedAws {

    private static final Path PROGRAM = Path.of("/usr/bin/aws");

    private static final Path FOLDER = folder();

    /** Ends, and deletes its folder, when the end of this JVM closes its input. */
    private static final Process SERVER = start();

    private PreloadedAws() {}

    /** A PATH on which {@code aws} is the preloaded one. */
    public static String path() {
        if (!SERVER.isAlive()) {
            throw new IllegalStateException("The preloaded aws has ended.");
        }
        return FOLDER + ":/usr/bin:/bin";
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("aws");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process start() {
        Path aws = FOLDER.resolve("aws");
        try (InputStream program = PreloadedAws.class.getResourceAsStream("preloaded-aws.py")) {
            String text =
                    new String(
                            Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
            String python = python();
            // A call itself needs none of Python's packages.
            Files.writeString(aws, "#!" + python + " -IS\n" + text);
            Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
            ProcessBuilder command = new ProcessBuilder(python, aws.toString(), "serve");
            command.redirectError(ProcessBuilder.Redirect.INHERIT);
            command.environment().clear();
            Process server = command.start();
            if (!"ready".equals(server.inputReader().readLine())) {
                throw new IllegalStateException("The modules of " + PROGRAM + " cannot be loaded.");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The interpreter that runs the program, by its first line: {@code #!/usr/bin/python3}. */
    private static String python() throws IOException {
        try (BufferedReader file = Files.newBufferedReader(PROGRAM, StandardCharsets.ISO_8859_1)) {
            String first = Objects.requireNonNullElse(file.readLine(), "");
            if (!first.startsWith("#!/")) {
                throw new IllegalStateException(
                        PROGRAM + " is not the one of Debian's package awscli, which is needed.");
            }
            return first.substring("#!".length()).strip();
        }
    }
}
