package app.cruddur.database;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.Listening;
import app.cruddur.db.SqlFile;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database: the operator's PostgreSQL, or our own, which stops with the server.
 *
 * @param directUrl the same, past a pooler, where there is one
 */
public record Database(
        ConnectionUrl url, @Nullable ConnectionUrl directUrl, @Nullable EmbeddedPostgres own)
        implements AutoCloseable {

    /**
     * Seconds of silence after which a connection that owes an answer counts as lost: for the one
     * that listens, one of a request, and one of a background task, whose statements take longer.
     */
    private static final int LISTENING_PATIENCE = 5;

    private static final int REQUESTS_PATIENCE = 15;
    private static final int ERRANDS_PATIENCE = 30;

    private static final int POOL = 8;

    /** The connections of the pool, that of background tasks, and the one that listens. */
    private static final int CONNECTIONS = POOL + 2;

    /** PostgreSQL 14 ended in November 2026. */
    private static final int OLDEST = 150_000;

    private static final String[] LIMITS = {
        "CONNECTION LIMIT of the role",
        "CONNECTION LIMIT of the database",
        "max_connections of PostgreSQL"
    };

    private static final SqlFile WHAT_IS_THERE = SqlFile.load("database/what-is-there");
    private static final SqlFile CONDITIONS = SqlFile.load("database/conditions");
    private static final SqlFile MIGRATION_TURN = SqlFile.load("database/migration-turn");

    /** How often a server asks for its turn to migrate. */
    private static final Duration TURN_POLL = Duration.ofMillis(200);

    /**
     * Our own database, started if it has to be.
     *
     * @param home where its files are
     * @param say takes what the operator should know while it takes its time
     */
    public static Database embedded(Path home, Consumer<String> say) {
        EmbeddedPostgres own = EmbeddedPostgres.start(home, say);
        return new Database(ConnectionUrl.parse(own.url()), null, own);
    }

    /** Connections for the server, at most eight at once. */
    HikariDataSource pool() {
        return pool("cruddur", POOL, REQUESTS_PATIENCE);
    }

    /** A connection for background tasks, made anew when it is lost. */
    public HikariDataSource one() {
        return pool("cruddur-background", 1, ERRANDS_PATIENCE);
    }

    private HikariDataSource pool(String name, int size, int patience) {
        HikariConfig config = new HikariConfig();
        PGSimpleDataSource source = source(url);
        source.setSocketTimeout(patience);
        if (directUrl != null) {
            // Behind a pooler the next statement may reach another session, which has no prepared
            // statement.
            source.setPrepareThreshold(0);
        }
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(5_000);
        config.setPoolName(name);
        ReaderEviction eviction = new ReaderEviction();
        config.setExceptionOverride(eviction);
        HikariDataSource pool = new HikariDataSource(config);
        eviction.watch(pool);
        return pool;
    }

    /** The database itself, past a pooler where the operator has said how. */
    public ConnectionUrl direct() {
        return directUrl == null ? url : directUrl;
    }

    /** The place at which PostgreSQL can be listened to. */
    public Listening listening(Db.Opener opener) {
        PGSimpleDataSource source = source(direct());
        source.setSocketTimeout(LISTENING_PATIENCE);
        source.setApplicationName("cruddur listener " + ProcessHandle.current().pid());
        return new Listening(source, opener);
    }

    /** Single connections, for work that happens once. */
    public static DataSource single(ConnectionUrl url) {
        return source(url);
    }

    private static PGSimpleDataSource source(ConnectionUrl url) {
        PGSimpleDataSource source = new RotatingCredentialsDataSource(url.logins());
        source.setUrl(url.jdbcUrl());
        if (!url.jdbcUrl().contains("ApplicationName=")) {
            source.setApplicationName("cruddur server " + ProcessHandle.current().pid());
        }
        if (!url.jdbcUrl().contains("tcpKeepAlive=")) {
            source.setTcpKeepAlive(true);
        }
        // The driver's error details repeat the values of rows, and so the text of messages.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /**
     * Returns the version of PostgreSQL, for people.
     *
     * @throws UnusableDatabaseException when the server's PostgreSQL is older than we support, or
     *     the database cannot keep every character
     */
    public static String requireSupported(ConnectionUrl url) {
        return requireSupported(url, conditions(url));
    }

    private static String requireSupported(ConnectionUrl url, Db.Row found) {
        int version = Integer.parseInt(found.text(1));
        if (version < OLDEST) {
            throw new UnusableDatabaseException(
                    "PostgreSQL "
                            + version / 10_000
                            + " of "
                            + url
                            + " is too old; Cruddur needs 15 or newer.");
        }
        String encoding = found.text(2);
        if (!encoding.equals("UTF8")) {
            throw new UnusableDatabaseException(
                    "The database %s is encoded in %s and Cruddur needs UTF8: make another with bin/db-create, or by CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
                            .formatted(url, encoding));
        }
        return version / 10_000 + "." + version % 10_000;
    }

    private void requireConnections(Db.Row found) {
        if (directUrl != null) {
            // A pooler shares its connections among servers.
            return;
        }
        for (int column = 3; column <= 5; column++) {
            String most = found.text(column);
            if (!most.isEmpty() && Integer.parseInt(most) < CONNECTIONS) {
                throw new UnusableDatabaseException(
                        "The %s is %s for %s, and each server needs %s connections: raise it."
                                .formatted(LIMITS[column - 3], most, url, CONNECTIONS));
            }
        }
    }

    /**
     * Returns the version of PostgreSQL, for people.
     *
     * @throws UnusableDatabaseException where {@link #requireSupported} does, and when the database
     *     lets one server open fewer connections than it needs
     */
    public String requireUsable() {
        Db.Row found = conditions(url);
        String version = requireSupported(url, found);
        requireConnections(found);
        return version;
    }

    private static Db.Row conditions(ConnectionUrl url) {
        return new Db(single(url)).call(CONDITIONS).row().orElseThrow();
    }

    /**
     * Brings the schema to this release. Safe when several servers do it at once: they take turns.
     * A schema of a later release is left as it is, since each keeps the one before it working.
     *
     * @throws UnusableDatabaseException when the tables that are there are not ours
     */
    public static void migrate(ConnectionUrl url, Consumer<String> say) {
        // Flyway's own lock does not cover the creation of its table in an empty database. The lock
        // ends with its connection, which stays outside a transaction: CREATE INDEX CONCURRENTLY
        // would wait for the transaction's snapshot to end.
        new Db(single(url))
                .onOneConnection(turn -> {
                    awaitTurn(turn, say);
                    migrateInTurn(turn, url, say);
                    return url;
                });
    }

    /**
     * Asks again and again, since a statement that waits would block an index made concurrently.
     */
    private static void awaitTurn(Db turn, Consumer<String> say) {
        boolean told = false;
        while (!turn.call(MIGRATION_TURN).text().orElseThrow().equals("mine")) {
            if (!told) {
                say.accept("Waiting for another server that migrates the database");
                told = true;
            }
            LockSupport.parkNanos(TURN_POLL.toNanos());
        }
    }

    private static void migrateInTurn(Db turn, ConnectionUrl url, Consumer<String> say) {
        requireOurs(turn, url);
        Flyway flyway = flyway(url);
        MigrationInfoService found = flyway.info();
        int pending = found.pending().length;
        if (pending > 0) {
            say.accept("Migrating the database (" + pending + " to go)");
        }
        flyway.migrate();
        if (Arrays.stream(found.applied()).anyMatch(Database::isOfALaterRelease)) {
            say.accept("The database has the schema of a later release; going on with it.");
        }
    }

    /**
     * @throws UnusableDatabaseException when the schema is not that of this release, and not to be
     *     changed here
     */
    public static void requireMigrated(ConnectionUrl url) {
        int pending = flyway(url).info().pending().length;
        if (pending > 0) {
            throw new UnusableDatabaseException(
                    "The database "
                            + url
                            + " lacks "
                            + pending
                            + " migrations and MIGRATE is off: run java -jar cruddur.jar migrate.");
        }
    }

    /** How many migrations were made, are missing, and belong to releases after this one. */
    public record State(int applied, int pending, long ofLaterReleases) {}

    /**
     * Reads the version of the schema, and changes nothing.
     *
     * @throws UnusableDatabaseException when the tables that are there are not ours
     */
    public static State state(ConnectionUrl url) {
        requireOurs(new Db(single(url)), url);
        MigrationInfoService info = flyway(url).info();
        return new State(
                info.applied().length,
                info.pending().length,
                Arrays.stream(info.applied()).filter(Database::isOfALaterRelease).count());
    }

    private static boolean isOfALaterRelease(MigrationInfo one) {
        return one.getState().name().contains("FUTURE");
    }

    private static void requireOurs(Db db, ConnectionUrl url) {
        switch (db.call(WHAT_IS_THERE).text().orElse("")) {
            case "original" ->
                    throw new UnusableDatabaseException(
                            "The database %s is one of the original Cruddur: leave it as it is, name an empty one in the connection URL, and bring its users over with bin/db-import-original."
                                    .formatted(url));
            case "foreign" ->
                    throw new UnusableDatabaseException(
                            "The database %s holds tables that are not Cruddur's: name an empty one in the connection URL."
                                    .formatted(url));
            default -> {}
        }
    }

    private static Flyway flyway(ConnectionUrl url) {
        return Migrations.of(single(url))
                // Others' functions and types do no harm; a new RDS has Amazon's.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /**
     * The sentence that says what an operator can do about an unusable database; never the
     * password.
     */
    public static String sentence(ConnectionUrl url, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "28P01", "28000" ->
                    url.user().isEmpty()
                            ? "The database %s refuses what the secret SECRET_ARN holds: %s"
                                    .formatted(url, reason)
                            : "The database %s refuses the user '%s': check user and password in the connection URL."
                                    .formatted(url, url.user());
            case "3D000" ->
                    "There is no database %s: create it with bin/db-create, or name another in the connection URL."
                            .formatted(url);
            case "08004" ->
                    url.password().isEmpty() && !url.user().isEmpty()
                            ? "The database %s asks for a password and the connection URL has none: write postgresql://user:password@host…"
                                    .formatted(url)
                            : cannotBeReached(url, reason);
            case "53300" ->
                    "The database %s has no connection left for a server, which needs %s: raise max_connections, or the CONNECTION LIMIT of role or database. (%s)"
                            .formatted(url, CONNECTIONS, reason);
            case "08001", "08006" -> cannotBeReached(url, reason);
            default -> "The database %s cannot be used: %s".formatted(url, reason);
        };
    }

    private static String cannotBeReached(ConnectionUrl url, String reason) {
        return "The database %s cannot be reached: is PostgreSQL running there? (%s)"
                .formatted(url, reason);
    }

    /** From now on the beans close it, after they have drained their requests. */
    public void leaveToBeans() {
        if (own != null) {
            own.leaveToCaller();
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
