package app.cruddur.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.roles.DatabaseRole;
import app.cruddur.database.roles.Roles;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Login;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server whose way to the database is not what it was when it started. */
@ExtendWith(OutputCaptureExtension.class)
class ShakyDatabaseTest {

    private static final String ROLE = "shaky";

    private static final RunningServer STEADY = RunningServer.get();
    private static BlackHoleProxy proxy;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        ConnectionUrl database = STEADY.database();
        Roles.ensure(Database.single(database), DatabaseRole.SERVICE, new Login(ROLE, "shaky"));
        // As an operator's own settings may have it.
        STEADY.sql("ALTER ROLE shaky SET default_transaction_isolation = 'serializable'");
        proxy = new BlackHoleProxy(Integer.parseInt(database.hosts().replaceAll(".*:", "")));
        server =
                RunningServer.another(
                        Map.of(
                                "CONNECTION_URL",
                                "postgresql://shaky:shaky@127.0.0.1:%s/cruddur?sslmode=disable"
                                        .formatted(proxy.port()),
                                "MIGRATE",
                                "off",
                                "IDENTITY",
                                "embedded",
                                "SECRET_KEY",
                                Files.readString(STEADY.home.resolve("secret-key")),
                                // A refused reader asks the database nothing.
                                "LIMITS_FACTOR",
                                "100000"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        proxy.close();
        STEADY.sql("DROP OWNED BY shaky; DROP ROLE shaky");
    }

    @Test
    void after_a_failover_that_leaves_a_reader_it_says_so_and_finds_the_next_primary()
            throws Exception {
        // Committed before a connection ends: the server has another within a moment.
        alter("SET default_transaction_read_only = on");
        Deadline.await(() -> ready() == 503);
        HttpResponse<String> refused = server.client().signIn("nobody", "wrong");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("database_unavailable");
        Deadline.await(
                () -> server.client().get("/api/activities/@andrewbrown").statusCode() == 200);
        assertThat(ready()).isEqualTo(503);

        STEADY.sql("ALTER ROLE shaky RESET default_transaction_read_only");
        Deadline.await(() -> ready() == 200);
        // A write that still meets the reader is the last one on that connection; one that is
        // refused for another reason has been counted, and so written down.
        Deadline.await(() -> server.client().signIn("nobody", "wrong").statusCode() != 503);
    }

    @Test
    void a_database_that_falls_silent_while_it_is_asked_is_left_for_a_new_connection()
            throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> reading = new ArrayList<>();
            for (int each = 0; each < 16; each++) {
                reading.add(
                        readers.submit(() -> {
                            while (!enough.get()) {
                                if (server.client().get("/api/activities/@andrewbrown").statusCode()
                                        == 200) {
                                    answered.incrementAndGet();
                                }
                            }
                        }));
            }
            try {
                Deadline.await(() -> answered.get() > 100);
                proxy.swallow();
                // No connection from before answers any more. Whether a request meets that, or the
                // pool, which asks those that were idle for half a second, is chance.
                int before = answered.get();
                Deadline.await(() -> answered.get() > before + 100);
                assertThat(ready()).isEqualTo(200);
            } finally {
                enough.set(true);
            }
            for (Future<?> one : reading) {
                one.get();
            }
        }
        assertThat(server.client().get("/api/activities/@andrewbrown").statusCode()).isEqualTo(200);
    }

    @Test
    void what_a_limit_of_time_of_the_operators_ends_may_be_asked_again(CapturedOutput log)
            throws Exception {
        alter("SET statement_timeout = '500ms'");
        // By connections that have the limit.
        Deadline.await(() -> server.client().signIn("nobody", "wrong").statusCode() == 401);
        try (Connection holder = Database.single(STEADY.database()).getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE users");
            HttpResponse<String> refused = server.client().signIn("nobody", "wrong");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("database_unavailable");
            assertThat(log).contains("SQLState 57014");
        } finally {
            alter("RESET statement_timeout");
        }
        Deadline.await(() -> server.client().signIn("nobody", "wrong").statusCode() == 401);
    }

    /** Changes the role, for connections that begin from now on; those that are there end. */
    private static void alter(String how) throws Exception {
        STEADY.sql("ALTER ROLE shaky " + how);
        STEADY.sql(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'shaky'");
    }

    @Test
    void its_sessions_are_alike_whatever_the_role_says() throws Exception {
        ConnectionUrl url =
                ConnectionUrl.parse(
                        "postgresql://shaky:shaky@127.0.0.1:%s/cruddur?sslmode=disable"
                                .formatted(proxy.port()));
        try (var connection = Database.single(url).getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT current_setting('transaction_isolation')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("read committed");
        }
    }

    private static int ready() {
        return server.client().get("/readyz").statusCode();
    }
}
