package app.cruddur;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Listening;
import app.cruddur.postgres.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the data is: the operator's PostgreSQL, or our own, which stops with the server.
 *
 * @param past the same, past a pooler, where there is one
 */
record Database(ConnectionUrl url, @Nullable ConnectionUrl past, @Nullable EmbeddedPostgres own)
        implements AutoCloseable {

    /**
     * How long the listening connection may take to answer, in seconds, before it counts as lost.
     */
    private static final int LISTENING_PATIENCE = 5;

    /**
     * Every statement has a plan that is good for any values (PlansTest), made once for each
     * connection; left alone, PostgreSQL plans a page of home anew each time.
     */
    private static final String ONE_PLAN = "SET plan_cache_mode = force_generic_plan";

    /** PostgreSQL 14 ended in November 2026. */
    private static final int OLDEST = 150_000;

    /** The operator's database, or our own, started if it has to be. */
    static Database open(Settings settings, Consumer<String> say) {
        ConnectionUrl theirs = settings.operatorsDatabase();
        if (theirs != null) {
            return new Database(theirs, settings.listenUrl(), null);
        }
        EmbeddedPostgres own = EmbeddedPostgres.start(settings.home(), say);
        return new Database(ConnectionUrl.parse(own.url()), null, own);
    }

    /** Connections for the server, at most eight at once. */
    HikariDataSource pool() {
        return pool("cruddur", 8);
    }

    /** A connection for errands, made anew when it is lost. */
    HikariDataSource one() {
        return pool("cruddur-background", 1);
    }

    private HikariDataSource pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        PGSimpleDataSource source = source(url);
        if (past != null) {
            // Behind a pooler the next statement may meet another session, which has prepared none.
            source.setPrepareThreshold(0);
        }
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(5_000);
        config.setPoolName(name);
        config.setConnectionInitSql(ONE_PLAN);
        return new HikariDataSource(config);
    }

    /** The database itself, past a pooler where the operator has said how. */
    ConnectionUrl direct() {
        return past == null ? url : past;
    }

    /** Where to listen. */
    Listening listening() {
        PGSimpleDataSource source = source(direct());
        source.setSocketTimeout(LISTENING_PATIENCE);
        source.setApplicationName("cruddur listener " + ProcessHandle.current().pid());
        return new Listening(source, ONE_PLAN);
    }

    /** Connections one by one, for what happens once. */
    static DataSource single(ConnectionUrl url) {
        return source(url);
    }

    private static PGSimpleDataSource source(ConnectionUrl url) {
        PGSimpleDataSource source = new LatestLogin(url.logins());
        source.setUrl(url.jdbcUrl());
        if (!url.jdbcUrl().contains("ApplicationName=")) {
            source.setApplicationName("cruddur server " + ProcessHandle.current().pid());
        }
        // Error details repeat the values of rows, and so message text, in our log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /**
     * @throws StartException when the server's PostgreSQL is older than we support
     */
    static void requireSupported(ConnectionUrl url) throws SQLException {
        int version = Integer.parseInt(ask(url, "SHOW server_version_num"));
        if (version < OLDEST) {
            throw new StartException(
                    "PostgreSQL %d of %s is too old; Cruddur needs 15 or newer."
                            .formatted(version / 10_000, url),
                    null);
        }
    }

    /**
     * Brings the schema to this release. Safe when two servers do it at once: Flyway takes a lock.
     * A schema of a later release is left as it is, since each keeps the one before it working.
     */
    static void migrate(ConnectionUrl url, Consumer<String> say) {
        Flyway flyway = flyway(url);
        int pending = flyway.info().pending().length;
        if (pending > 0) {
            say.accept("Migrating the database (" + pending + " to go)");
        }
        flyway.migrate();
        if (Arrays.stream(flyway.info().applied())
                .anyMatch(one -> one.getState().name().contains("FUTURE"))) {
            say.accept("The database has the schema of a later release; going on with it.");
        }
    }

    /**
     * @throws StartException when the schema is not that of this release, and not to be changed
     *     here
     */
    static void requireMigrated(ConnectionUrl url) {
        int pending = flyway(url).info().pending().length;
        if (pending > 0) {
            throw new StartException(
                    "The database %s lacks %d migrations and MIGRATE is off: run java -jar cruddur.jar migrate."
                            .formatted(url, pending),
                    null);
        }
    }

    private static Flyway flyway(ConnectionUrl url) {
        return Flyway.configure().dataSource(single(url)).locations("classpath:migrations").load();
    }

    private static String ask(ConnectionUrl url, String query) throws SQLException {
        try (Connection connection = single(url).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** What an operator can do about a database that cannot be used; never the password. */
    static String sentence(ConnectionUrl url, SQLException failure) {
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
            case "08001", "08004", "08006" ->
                    "The database %s cannot be reached: is PostgreSQL running there? (%s)"
                            .formatted(url, reason);
            default -> "The database %s cannot be used: %s".formatted(url, reason);
        };
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
