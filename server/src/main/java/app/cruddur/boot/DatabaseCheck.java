package app.cruddur.boot;

import app.cruddur.config.Settings;
import app.cruddur.crypto.SecretKey;
import app.cruddur.database.Database;
import app.cruddur.database.UnusableDatabaseException;
import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.DbException;
import app.cruddur.db.SqlFile;
import app.cruddur.doctor.Check;
import app.cruddur.doctor.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Looks at the database as a server would find it. Changes nothing there, and starts nothing. */
final class DatabaseCheck implements Check {

    private static final SqlFile RIGHTS = SqlFile.load("boot/rights");
    private static final SqlFile CLOCK = SqlFile.load("boot/clock");
    private static final SqlFile KEY = SqlFile.load("boot/key");

    private static final String NAME = "database";
    private static final String RIGHTS_OF_ROLE = "database rights";

    /** NTP keeps clocks nearer than this. */
    private static final Duration NOTABLE = Duration.ofSeconds(1);

    /**
     * A clock that is further off probably differs from other servers' and the issuer's too. The
     * issuer's tokens are then refused as not yet or no longer valid (Spring Security's default).
     */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final Settings settings;
    private final @Nullable SecretKey key;

    DatabaseCheck(Settings settings, @Nullable SecretKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        ConnectionUrl url = settings.operatorsDatabase();
        if (url == null) {
            Path home = settings.home();
            String running = EmbeddedPostgres.urlOfRunning(home).orElse("");
            if (running.isEmpty()) {
                return List.of(stopped(home));
            }
            url = ConnectionUrl.parse(running);
        }
        List<Finding> findings = new ArrayList<>();
        try {
            examine(url, findings);
        } catch (UnusableDatabaseException refused) {
            findings.add(Finding.fail(NAME, String.valueOf(refused.getMessage())));
        } catch (DbException | FlywayException failure) {
            findings.add(Finding.fail(NAME, sentence(url, failure)));
        }
        return findings;
    }

    private static Finding stopped(Path home) {
        return Files.exists(home.resolve("data"))
                ? Finding.warn(
                        NAME,
                        "The own PostgreSQL in %s is stopped, so that nothing of it can be seen."
                                .formatted(home),
                        "Start the server, and ask again.")
                : Finding.ok(
                        NAME,
                        "There is none in %s yet; the first start makes %s."
                                .formatted(home, EmbeddedPostgres.RELEASE));
    }

    private static String sentence(ConnectionUrl url, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return Database.sentence(url, refused);
            }
        }
        return "The database %s cannot be looked at (%s): see the server's log."
                .formatted(url, failure.getClass().getSimpleName());
    }

    private void examine(ConnectionUrl url, List<Finding> findings) {
        long began = System.nanoTime();
        String version = new Database(url, settings.listenUrl(), null).requireUsable();
        long connected = System.nanoTime();
        Db db = new Db(Database.single(url));
        Clock clock = db.transaction(Clock::read);
        findings.add(
                Finding.ok(
                        NAME,
                        String.format(
                                Locale.ROOT,
                                "PostgreSQL %s, %s, answers in %.1f ms, and in %.1f ms with a new connection.",
                                version,
                                url,
                                clock.roundTrip().toNanos() / 1e6,
                                (connected - began) / 1e6)));
        findings.add(clock(clock));
        pastThePooler().ifPresent(findings::add);
        Database.State state = Database.state(url);
        findings.add(schema(state));
        if (state.applied() > 0) {
            findings.add(rights(db.call(RIGHTS).row().orElseThrow()));
            key(db).ifPresent(findings::add);
        }
    }

    /** Whether LISTEN_URL leads to a database that can be used, where there is one. */
    private Optional<Finding> pastThePooler() {
        String check = "database past a pooler";
        ConnectionUrl past = settings.listenUrl();
        if (past == null) {
            return Optional.empty();
        }
        try {
            Database.requireSupported(past);
            return Optional.of(Finding.ok(check, "LISTEN_URL leads to %s.".formatted(past)));
        } catch (UnusableDatabaseException refused) {
            return Optional.of(Finding.fail(check, String.valueOf(refused.getMessage())));
        } catch (DbException failure) {
            return Optional.of(Finding.fail(check, sentence(past, failure)));
        }
    }

    /**
     * The database's clock beside this machine's.
     *
     * @param ahead by how much this machine is ahead, with half the round trip as uncertainty
     */
    private record Clock(Duration ahead, Duration roundTrip) {

        static Clock read(Db db) {
            // The first call of a connection is no measure.
            db.call(CLOCK).text();
            long began = System.nanoTime();
            long before = System.currentTimeMillis();
            String theirs = db.call(CLOCK).text().orElseThrow();
            long took = System.nanoTime() - began;
            return new Clock(
                    Duration.ofMillis(before + took / 2_000_000 - Long.parseLong(theirs)),
                    Duration.ofNanos(took));
        }
    }

    private static Finding clock(Clock clock) {
        Duration apart = clock.ahead().abs();
        String found =
                String.format(
                        Locale.ROOT,
                        "This machine's clock and the database's differ by %.3f s.",
                        apart.toMillis() / 1e3);
        String advice =
                "Let NTP set both. Cruds, codes and countdowns go by the database's clock; tokens and sessions go by this machine's.";
        Duration surely = apart.minus(clock.roundTrip().dividedBy(2));
        return surely.compareTo(TOLERATED) > 0
                ? Finding.fail("clock", found, advice)
                : surely.compareTo(NOTABLE) > 0
                        ? Finding.warn("clock", found, advice)
                        : Finding.ok("clock", found);
    }

    private Finding schema(Database.State state) {
        if (state.ofLaterReleases() > 0) {
            return Finding.warn(
                    "schema",
                    "It is that of a later release: %s of its migrations are not known here."
                            .formatted(state.ofLaterReleases()),
                    "This is well while a release is undone; otherwise start the later release.");
        }
        if (state.pending() == 0) {
            return Finding.ok(
                    "schema",
                    "It is that of this release, with %s migrations.".formatted(state.applied()));
        }
        String found = "It lacks %s of this release's migrations.".formatted(state.pending());
        return settings.migrate()
                ? Finding.warn("schema", found, "The next start makes them.")
                : Finding.fail(
                        "schema",
                        found,
                        "MIGRATE is off: run java -jar cruddur.jar migrate, or bin/db-migrate.");
    }

    private static Finding rights(Db.Row found) {
        String role = found.text(1);
        String missing = found.text(4);
        if (!found.text(2).equals("writes")) {
            return Finding.fail(
                    RIGHTS_OF_ROLE,
                    "It is a reader: PostgreSQL takes no writes there.",
                    "Name the primary in the connection URL; with several hosts the one that writes is found.");
        }
        if (!missing.isEmpty()) {
            return Finding.fail(
                    RIGHTS_OF_ROLE,
                    "The role %s may not read or write rows of %s.".formatted(role, missing),
                    "Give it the rights again: bin/db-service-role, or migrate as the owner.");
        }
        return Finding.ok(
                RIGHTS_OF_ROLE,
                "The role %s reads and writes every table, and %s the schema."
                        .formatted(role, found.text(3).equals("owner") ? "owns" : "cannot change"));
    }

    /** Whether the key is that of the other servers on this database. */
    private Optional<Finding> key(Db db) {
        String check = "shared key";
        String theirs = db.call(KEY).text().orElse("");
        if (key == null || theirs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                theirs.equals(key.fingerprint())
                        ? Finding.ok(check, "The database is used with this secret key.")
                        : Finding.fail(
                                check,
                                "The database is used with another secret key.",
                                "Set SECRET_KEY to it; the first server keeps it in CRUDDUR_HOME/secret-key."));
    }
}
