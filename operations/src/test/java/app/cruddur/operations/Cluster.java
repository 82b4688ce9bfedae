package app.cruddur.operations;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL with the settings that we ship, to be mishandled: it can be killed, and what it
 * keeps lies on a disk of 64 MB, which can be filled. The disk is a tmpfs in a mount namespace,
 * which lasts as long as the process that holds it.
 */
final class Cluster implements AutoCloseable {

    private static final boolean ROOT = System.getProperty("user.name", "").equals("root");

    private final Path home;
    private final Path disk;
    private final Process namespace;
    private final ConnectionUrl url;
    private final String text;

    Cluster(Path folder) throws IOException, InterruptedException, SQLException {
        home = folder.resolve("cluster");
        disk = Files.createDirectory(folder.resolve("disk"));
        try (EmbeddedPostgres made = EmbeddedPostgres.start(home, line -> {})) {
            text = made.url();
            url = ConnectionUrl.parse(text);
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/unshare", "--mount"));
        if (!ROOT) {
            command.add("--map-root-user");
        }
        String mount =
                "mount -t tmpfs -o size=64m,mode=700 cruddur '%s' && echo ready && exec cat"
                        .formatted(disk);
        command.addAll(List.of("/bin/sh", "-c", mount));
        namespace = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said = namespace.inputReader();
        String first = said.readLine();
        if (!"ready".equals(first)) {
            throw new AssertionError(
                    "A small disk needs a mount namespace, which this user may not make here (%s): run as root, or allow user namespaces."
                            .formatted(first));
        }
        start();
        try (Connection connection =
                        DriverManager.getConnection(
                                url.jdbcUrl().replace("/cruddur", "/postgres"),
                                url.user(),
                                url.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLESPACE small LOCATION '" + disk + "'");
            statement.execute("ALTER DATABASE cruddur SET TABLESPACE small");
        }
    }

    /** As CONNECTION_URL takes it. */
    String url() {
        return text;
    }

    Connection connect() {
        try {
            return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    void execute(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** Kills all its processes at once, as when the power goes. */
    void kill() throws Exception {
        long number =
                Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(number).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Deadline.await(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    void start() {
        control("start");
    }

    /** Leaves no block free on the disk. */
    void fillDisk() {
        inside(
                "/bin/sh",
                "-c",
                "dd if=/dev/zero of='%s/ballast' bs=64k; test $(df --output=avail '%s' | tail -1) = 0"
                        .formatted(disk, disk));
    }

    void freeDisk() {
        inside("/bin/rm", disk.resolve("ballast").toString());
    }

    private void control(String... words) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        try (Stream<Path> versions = Files.list(home.resolve("bin"))) {
            command.add(versions.findFirst().orElseThrow().resolve("bin/pg_ctl").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        command.addAll(
                List.of(
                        "-w",
                        "-D",
                        home.resolve("data").toString(),
                        "-l",
                        home.resolve("postgresql.log").toString()));
        command.addAll(List.of(words));
        inside(command.toArray(new String[0]));
    }

    private void inside(String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of("/usr/bin/nsenter", "--target", Long.toString(namespace.pid())));
        if (!ROOT) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.add("--mount");
        command.addAll(List.of(words));
        Script.run(Map.of(), command.toArray(new String[0])).succeeds();
    }

    @Override
    public void close() {
        control("-m", "immediate", "stop");
        namespace.destroy();
    }
}
