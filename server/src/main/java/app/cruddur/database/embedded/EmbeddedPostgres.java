package app.cruddur.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own PostgreSQL: durable, kept in CRUDDUR_HOME, on loopback only, behind a generated
 * password. When it ends by itself, killed or without room, it is started again at the same
 * address, as often as needed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /**
     * Settings that keep message text out of copies, and those that durability needs; the rest is
     * PostgreSQL's default.
     */
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_recycle = off
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_parameter_max_length_on_error = 0
            """;

    /** PostgreSQL's own programs call each other by a shell, within double quotes. */
    private static final Pattern IMPOSSIBLE_IN_NAMES = Pattern.compile("[$\"`\n]");

    private static final Pattern PASSWORD_IN_URL = Pattern.compile("postgresql://cruddur:([^@]+)@");

    /** Seconds between two tries to start it again. */
    private static final int LONGEST_PAUSE = 30;

    /** The release that is started, for people. */
    public static final String RELEASE = "PostgreSQL " + PostgresBinaries.VERSION;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresCommand commands;
    private final Path data;
    private final FileChannel lock;
    private final String url;
    private volatile boolean closing;
    private final Thread atExit = new Thread(this::close, "postgres-exit");
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("postgres-keeper").factory());

    private EmbeddedPostgres(PostgresCommand commands, Path data, FileChannel lock, String url) {
        this.commands = commands;
        this.data = data;
        this.lock = lock;
        this.url = url;
    }

    /**
     * Starts PostgreSQL, creating its data the first time. One left behind by a killed server is
     * stopped first.
     *
     * @param home a folder of its own, as {@link PrivateFolder} takes it
     * @throws PostgresStartException with one sentence for the operator
     * @throws IllegalArgumentException the same, where CRUDDUR_HOME is to blame
     */
    public static EmbeddedPostgres start(Path home, Consumer<String> say) {
        if (IMPOSSIBLE_IN_NAMES.matcher(home.toAbsolutePath().toString()).find()) {
            throw new PostgresStartException(
                    "PostgreSQL cannot work in a folder whose name has $, \", ` or a line's end, as %s: set CRUDDUR_HOME to another."
                            .formatted(home.toAbsolutePath()),
                    null);
        }
        PrivateFolder.prepare(home);
        FileChannel lock = lock(home);
        try {
            PostgresCommand commands = new PostgresCommand(PostgresBinaries.in(home, say), home);
            Path data = home.resolve("data");
            String password = create(commands, home, data, say);
            requireOurVersion(data);
            stopLeftBehind(commands, data, say);
            int port = freePort();
            Files.writeString(data.resolve("cruddur.conf"), SETTINGS + "port = " + port + "\n");
            String url =
                    "postgresql://cruddur:"
                            + password
                            + "@127.0.0.1:"
                            + port
                            + "/cruddur?sslmode=disable";
            EmbeddedPostgres running = new EmbeddedPostgres(commands, data, lock, url);
            try {
                running.begin(home, port, password);
            } catch (SQLException | IOException | PostgresStartException failure) {
                running.close();
                throw failure;
            }
            return running;
        } catch (IOException | SQLException failure) {
            release(lock);
            throw new PostgresStartException(
                    "PostgreSQL in " + home + " cannot be prepared: " + failure.getMessage(),
                    failure);
        } catch (PostgresStartException failure) {
            release(lock);
            throw failure;
        }
    }

    /** A signal during this time stops PostgreSQL, as soon as it has started. */
    private synchronized void begin(Path home, int port, String password)
            throws IOException, SQLException {
        Runtime.getRuntime().addShutdownHook(atExit);
        start(commands, data);
        createDatabase(port, password);
        PrivateFolder.write(home.resolve("url"), url + "\n");
        keep();
    }

    /**
     * Leaves closing to the caller. Until then the end of the process stops PostgreSQL too,
     * whatever else is under way.
     */
    public void leaveToCaller() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It is running already.
        }
    }

    /**
     * The URL of this home's PostgreSQL, as psql takes it, if it runs and this user may know it.
     * Starts and changes nothing.
     */
    public static Optional<String> urlOfRunning(Path home) {
        try {
            return Postmaster.of(home.resolve("data")).isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.readString(home.resolve("url")).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The URL, as psql takes it; CRUDDUR_HOME/url has it too. */
    public String url() {
        return url;
    }

    /** Stops PostgreSQL, once running statements are rolled back and all is on disk. */
    @Override
    public void close() {
        closing = true;
        leaveToCaller();
        stop();
    }

    private synchronized void stop() {
        keeper.shutdownNow();
        if (!lock.isOpen()) {
            return;
        }
        try {
            if (isRunning(data)) {
                commands.run("pg_ctl", "-D", data.toString(), "-w", "-m", "fast", "stop");
            }
        } catch (IOException failure) {
            LOG.warn("Whether PostgreSQL runs in {} cannot be read: {}", data, failure.toString());
        } finally {
            release(lock);
        }
    }

    private static boolean isRunning(Path data) throws IOException {
        return Postmaster.of(data).isPresent();
    }

    private static void start(PostgresCommand commands, Path data) throws IOException {
        Postmaster.forgetStrangers(data);
        commands.run("pg_ctl", "-D", data.toString(), "-w", "-t", "60", "start");
    }

    /** Watches the process that is there now. */
    private void keep() throws IOException {
        Optional<ProcessHandle> running = Postmaster.of(data);
        if (running.isPresent()) {
            running.get().onExit().thenRun(this::ended);
        } else {
            ended();
        }
    }

    private synchronized void ended() {
        if (!closing) {
            LOG.warn("PostgreSQL has ended by itself; it is started again.");
            keeper.execute(() -> startAgain(1));
        }
    }

    /**
     * @param pause seconds until the next try, should this one fail
     */
    private synchronized void startAgain(int pause) {
        if (closing) {
            return;
        }
        try {
            // A PostgreSQL whose recovery took longer than pg_ctl waits is running already.
            if (!isRunning(data)) {
                start(commands, data);
            }
            LOG.info("PostgreSQL is there again.");
            keep();
        } catch (PostgresStartException | IOException failure) {
            // Its remaining processes may take a moment to end; a full disk takes until there is
            // room.
            LOG.warn("PostgreSQL is tried again in {} s: {}", pause, failure.getMessage());
            int next = Math.min(2 * pause, LONGEST_PAUSE);
            keeper.schedule(() -> startAgain(next), pause, TimeUnit.SECONDS);
        }
    }

    /**
     * Creates the data in another folder and moves it into place, so that an interrupted first
     * start begins anew.
     */
    private static String create(
            PostgresCommand commands, Path home, Path data, Consumer<String> say)
            throws IOException {
        Path passwordFile = home.resolve("password");
        if (Files.exists(data)) {
            return password(home, passwordFile);
        }
        say.accept("Creating the database in " + data);
        // A password that is there stays, since data that was moved away may be moved back.
        String password = Files.exists(passwordFile) ? Files.readString(passwordFile).strip() : "";
        if (password.isEmpty()) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            PrivateFolder.write(passwordFile, password + "\n");
        }
        Path unfinished = home.resolve("data.unfinished");
        PostgresBinaries.deleteTree(unfinished);
        commands.run(
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                "cruddur",
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Path settings = unfinished.resolve("postgresql.conf");
        Files.writeString(settings, "include 'cruddur.conf'\n", StandardOpenOption.APPEND);
        PrivateFolder.toDisk(settings);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        PrivateFolder.toDisk(home);
        return password;
    }

    /** Reads the password from its file or, where that was lost, from the URL of the last start. */
    private static String password(Path home, Path file) throws IOException {
        String kept = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!kept.isEmpty()) {
            return kept;
        }
        Path url = home.resolve("url");
        Matcher last =
                PASSWORD_IN_URL.matcher(Files.exists(url) ? Files.readString(url).strip() : "");
        if (!last.lookingAt()) {
            throw new PostgresStartException(
                    "The password of the database in %s is gone: put %s back from a copy of the folder."
                            .formatted(home, file),
                    null);
        }
        PrivateFolder.write(file, last.group(1) + "\n");
        return last.group(1);
    }

    private static void requireOurVersion(Path data) throws IOException {
        String theirs = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!PostgresBinaries.VERSION.startsWith(theirs + ".")) {
            throw new PostgresStartException(
                    "The database in %s was made by PostgreSQL %s, and this release brings %s: start the release that made it, take it along with bin/db-backup --portable, and restore that into another CRUDDUR_HOME."
                            .formatted(data, theirs, PostgresBinaries.VERSION),
                    null);
        }
    }

    /**
     * Stops a PostgreSQL that a killed server left behind. It may be stopping already; then the
     * command may fail.
     */
    private static void stopLeftBehind(PostgresCommand commands, Path data, Consumer<String> say)
            throws IOException {
        if (isRunning(data)) {
            say.accept("Stopping a PostgreSQL left behind by an earlier run");
            if (!commands.succeeds("pg_ctl", "-D", data.toString(), "-w", "-m", "fast", "stop")
                    && isRunning(data)) {
                commands.run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
            }
        }
    }

    private static void createDatabase(int port, String password) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "cruddur", password);
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = 'cruddur'")
                    .next()) {
                statement.execute("CREATE DATABASE cruddur");
            }
        }
    }

    private static FileChannel lock(Path home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    channel.truncate(0);
                    channel.write(
                            ByteBuffer.wrap(
                                    Long.toString(ProcessHandle.current().pid())
                                            .getBytes(StandardCharsets.US_ASCII)));
                    return channel;
                }
            } catch (OverlappingFileLockException heldByThisProcess) {
                // The same answer as for another process.
            }
            channel.close();
        } catch (IOException failure) {
            throw new PostgresStartException(
                    "The folder " + home + " cannot be written; set CRUDDUR_HOME to another.",
                    failure);
        }
        throw new PostgresStartException(
                "The folder "
                        + home
                        + " is in use by another Cruddur server"
                        + holder(home)
                        + "; stop it or set CRUDDUR_HOME to another.",
                null);
    }

    private static String holder(Path home) {
        try {
            String pid = Files.readString(home.resolve("lock")).strip();
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException ignored) {
            // The process's end releases it too.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
