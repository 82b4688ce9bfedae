package app.cruddur.database.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs PostgreSQL's programs. Their output goes to CRUDDUR_HOME/postgresql.log, as does
 * PostgreSQL's log.
 */
final class PostgresCommand {

    /** Java's name for a user who is not in /etc/passwd. */
    private static final Set<String> NAMELESS = Set.of("", "?");

    private final Path binaries;
    private final Path log;
    private final boolean unnamed;

    PostgresCommand(Path binaries, Path home) throws IOException {
        this.binaries = binaries;
        this.log = home.resolve("postgresql.log");
        String user = System.getProperty("user.name", "");
        boolean root = user.equals("root");
        this.unnamed = root || NAMELESS.contains(user);
        if (!Files.exists(log)) {
            Files.createFile(
                    log,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        if (unnamed && !canUnshare()) {
            throw new PostgresStartException(
                    root
                            ? "PostgreSQL refuses to run as root: run Cruddur as an ordinary user, or allow user namespaces."
                            : "PostgreSQL needs a user with a name, and this one has none in /etc/passwd: run Cruddur as one that has (the image's own is 10001), allow user namespaces, or set CONNECTION_URL.",
                    null);
        }
    }

    /**
     * @throws PostgresStartException when the program fails
     */
    void run(String program, String... arguments) {
        if (!succeeds(program, arguments)) {
            throw new PostgresStartException(
                    "PostgreSQL's " + program + " failed; its reason is at the end of " + log + ".",
                    null);
        }
    }

    boolean succeeds(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (unnamed) {
            // In its own user namespace PostgreSQL runs as nobody, and files keep their owner.
            command.addAll(List.of("unshare", "-U"));
        }
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Ctrl-C at the terminal is for the server, which stops PostgreSQL when its requests
            // are drained.
            command.add("/usr/bin/setsid");
            command.add("--wait");
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return execute(command) == 0;
    }

    private boolean canUnshare() {
        try {
            return execute(List.of("unshare", "-U", "true")) == 0;
        } catch (PostgresStartException noSuchProgram) {
            return false;
        }
    }

    private int execute(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        try {
            return builder.start().waitFor();
        } catch (IOException failure) {
            throw new PostgresStartException(
                    "The program " + command.getFirst() + " cannot be run.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresStartException(
                    "Interrupted while PostgreSQL was starting or stopping.", interrupted);
        }
    }
}
