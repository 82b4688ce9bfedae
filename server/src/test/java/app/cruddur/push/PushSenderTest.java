package app.cruddur.push;

import static app.cruddur.testing.server.RunningServer.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.crypto.SecretKey;
import app.cruddur.database.Database;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.web.Site;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * What a server does with the messages that wait, where services hang, servers die and keys change:
 * on a database of its own, where nobody else sends.
 */
@ExtendWith(OutputCaptureExtension.class)
class PushSenderTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final SecretKey SECRET = new SecretKey(new byte[32]);
    private static ConnectionUrl url;
    private static Db db;

    private final PushServices services = PushServices.get();
    private final Browser browser;

    PushSenderTest() throws Exception {
        browser = new Browser();
    }

    @BeforeAll
    static void a_database_where_nobody_sends() throws Exception {
        SERVER.sql("CREATE DATABASE push");
        url = SERVER.database("push");
        Database.migrate(url, line -> {});
        db = new Db(Database.single(url));
    }

    @AfterAll
    static void no_more() throws SQLException {
        SERVER.sql("DROP DATABASE push WITH (FORCE)");
    }

    @BeforeEach
    void nothing_waits() throws SQLException {
        run("DELETE FROM push_messages; DELETE FROM users; DELETE FROM push_key");
    }

    /** It may hang for much longer than its message waits for it, and holds a thread meanwhile. */
    @Test
    void a_look_up_that_hangs_keeps_its_persons_place_when_its_message_is_given_up()
            throws Exception {
        CountDownLatch until = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        PushService.Names names =
                host -> {
                    if (host.startsWith("hangs.")) {
                        asked.incrementAndGet();
                        hang(until);
                    }
                    return PushServices.addresses(host);
                };
        try (PushService service = service(names)) {
            PushSender sender = sender(service);
            waiting("hangs", 8);
            sender.send();
            Deadline.await(() -> messages("hangs") == 4);
            assertThat(asked).hasValue(4);
            waiting("quick", 1);
            Deadline.await(() -> {
                sender.send();
                return messages("quick") == 0;
            });
            // The other four are not even taken.
            assertThat(asked).hasValue(4);
            assertThat(
                            ask(
                                    "SELECT count(*) FROM push_messages WHERE due_at <= statement_timestamp()"))
                    .isEqualTo("4");
            until.countDown();
            Deadline.await(() -> {
                sender.send();
                return messages("hangs") == 0;
            });
            assertThat(asked).hasValue(8);
            sender.destroy();
        } finally {
            until.countDown();
        }
        assertThat(services.at("/quick")).hasSize(1);
        assertThat(services.at("/hangs")).hasSize(4);
    }

    @Test
    void who_has_nothing_under_way_comes_before_who_has_something() throws Exception {
        waiting("many", 6);
        waiting("single", 1);
        run(
                "UPDATE push_messages SET due_at = due_at - interval '1 minute' FROM push_subscriptions"
                        + " WHERE push_subscriptions.uuid = subscription_uuid AND endpoint LIKE '%/many'");
        JsonNode taken =
                JSON.readTree(
                        db.call(SqlFile.load("push/take"))
                                .with("batch", 1)
                                .with("of_one", 4)
                                .with(
                                        "under_way",
                                        "{"
                                                + ask(
                                                        "SELECT uuid FROM users WHERE handle = 'many'")
                                                + "}")
                                .json()
                                .orElseThrow());
        assertThat(taken.at("/0/endpoint").asString()).endsWith("/single");
    }

    /** A minute without a network is no reason to forget anybody. */
    @Test
    void a_browser_that_cannot_be_reached_for_a_day_is_forgotten_at_its_fifth_message()
            throws Exception {
        PushService.Names none =
                host -> {
                    throw new IOException("no network");
                };
        try (PushService service = service(none)) {
            PushSender sender = sender(service);
            for (String name : List.of("unknown", "known")) {
                waiting(name, 6);
                run("UPDATE push_subscriptions SET known = " + name.equals("known"));
                // The last of its four tries.
                run("UPDATE push_messages SET failures = 3");
                sendAll(sender, name);
                assertThat(browsers(name)).as(name).isEqualTo(1);
                run(
                        "UPDATE push_subscriptions SET refused_since = refused_since - interval '1 day'");
                more(name, 1);
                run("UPDATE push_messages SET failures = 3");
                sendAll(sender, name);
                assertThat(browsers(name)).as(name).isZero();
            }
            sender.destroy();
        }
    }

    @Test
    void what_was_taken_once_more_begins_the_day_anew() throws Exception {
        AtomicInteger away = new AtomicInteger(5);
        PushService.Names names =
                host -> {
                    if (away.getAndDecrement() > 0) {
                        throw new IOException("no network");
                    }
                    return PushServices.addresses(host);
                };
        try (PushService service = service(names)) {
            PushSender sender = sender(service);
            waiting("returns", 5);
            sendAll(sender, "returns");
            run("UPDATE push_subscriptions SET refused_since = refused_since - interval '1 day'");
            more("returns", 1);
            sendAll(sender, "returns");
            assertThat(ask("SELECT (known, refusals, refused_since)::text FROM push_subscriptions"))
                    .isEqualTo("(t,0,)");
            sender.destroy();
        }
    }

    @Test
    void what_a_dead_server_had_taken_is_sent_by_the_next_and_not_settled_by_the_first()
            throws Exception {
        CountDownLatch until = services.hold("/dies");
        try (PushService service = service(PushServices::addresses)) {
            PushSender first = sender(service);
            PushSender next = sender(service);
            waiting("dies", 1);
            first.send();
            Deadline.await(() -> services.at("/dies").size() == 1);
            String position = ask("SELECT position FROM push_messages");
            String claim = ask("SELECT due_at::text FROM push_messages");
            next.send();
            assertThat(ask("SELECT due_at::text FROM push_messages")).isEqualTo(claim);

            // Its two minutes are over.
            run("UPDATE push_messages SET due_at = statement_timestamp()");
            next.send();
            Deadline.await(() -> services.at("/dies").size() == 2);
            List<PushServices.Received> both = services.at("/dies");
            assertThat(both.get(1).header("topic")).isEqualTo(both.get(0).header("topic"));
            assertThat(
                            db.call(SqlFile.load("push/settle"))
                                    .with("position", position)
                                    .with("claim", claim)
                                    .text())
                    .isEmpty();
            assertThat(
                            db.call(SqlFile.load("push/postpone"))
                                    .with("position", position)
                                    .with("claim", claim)
                                    .with("seconds", 9)
                                    .with("failures", 1)
                                    .text())
                    .isEmpty();
            assertThat(messages("dies")).isEqualTo(1);
            until.countDown();
            Deadline.await(() -> messages("dies") == 0);
            first.destroy();
            next.destroy();
        } finally {
            until.countDown();
        }
        assertThat(services.at("/dies")).hasSize(2);
    }

    @Test
    void a_server_that_stops_ends_what_it_is_sending() throws Exception {
        CountDownLatch until = services.hold("/stops");
        try (PushService service = service(PushServices::addresses)) {
            PushSender sender = sender(service);
            waiting("stops", 1);
            sender.send();
            Deadline.await(() -> services.at("/stops").size() == 1);
            Thread stop = Thread.ofPlatform().start(sender::destroy);
            // It waits for what is under way, and takes nothing more.
            Deadline.await(() -> stop.getState() == Thread.State.TIMED_WAITING);
            more("stops", 1);
            sender.send();
            until.countDown();
            stop.join();
            assertThat(messages("stops")).isEqualTo(1);
        } finally {
            until.countDown();
        }
        assertThat(services.at("/stops")).hasSize(1);
    }

    @Test
    void nothing_is_sent_to_who_is_disabled_nor_of_who_is_suspended() throws Exception {
        try (PushService service = service(PushServices::addresses)) {
            PushSender sender = sender(service);
            waiting("disabled", 1);
            waiting("barred", 1);
            waiting("neither", 1);
            run(
                    "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'disabled';"
                            + " INSERT INTO sanctions (user_uuid, kind) SELECT uuid, 'suspend' FROM users WHERE handle = 'barred_fan'");
            for (String name : List.of("disabled", "barred", "neither")) {
                sendAll(sender, name);
            }
            sender.destroy();
        }
        assertThat(services.at("/neither")).hasSize(1);
        assertThat(services.at("/disabled")).isEmpty();
        assertThat(services.at("/barred")).isEmpty();
    }

    /** What was signed by the former key, no push service takes for these browsers. */
    @Test
    void under_another_secret_key_browsers_are_to_subscribe_anew(CapturedOutput log)
            throws Exception {
        String former = keys().publicKey();
        assertThat(keys().publicKey()).isEqualTo(former);
        waiting("rekeyed", 1);
        byte[] another = new byte[32];
        another[0] = 1;
        PushKeys keys = new PushKeys(db, new SecretKey(another), new Site("", ""));
        assertThat(keys.publicKey()).isNotEqualTo(former);
        assertThat(browsers("rekeyed")).isZero();
        assertThat(log.getOut()).contains("another SECRET_KEY");
    }

    private static void hang(CountDownLatch until) throws IOException {
        try {
            until.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static PushService service(PushService.Names names) {
        return new PushService(names, PushServices.trusting(), Duration.ofMinutes(2));
    }

    private PushKeys keys() {
        return new PushKeys(db, SECRET, new Site("", ""));
    }

    private PushSender sender(PushService service) {
        return new PushSender(
                db, keys(), service, SECRET, JSON, new PushOutcomes(new SimpleMeterRegistry()));
    }

    /** Has a person's browser, at a host and path of their name, wait to be told of mentions. */
    private void waiting(String name, int number) throws SQLException {
        run(
                """
                INSERT INTO users (display_name, handle, email, cognito_user_id)
                SELECT 'P', handle, handle || '@example.com', handle FROM unnest(ARRAY['%1$s', '%1$s_fan']) AS handle;
                INSERT INTO sessions (token_hash, user_uuid) SELECT sha256('%1$s'), uuid FROM users WHERE handle = '%1$s';
                INSERT INTO push_subscriptions (user_uuid, session_uuid, endpoint, p256dh, auth, mentioned)
                SELECT user_uuid, sessions.uuid, 'https://%1$s.push.example/%1$s', decode('%2$s', 'hex'), decode('%3$s', 'hex'), true
                FROM sessions JOIN users ON users.uuid = user_uuid WHERE handle = '%1$s'
                """
                        .formatted(
                                name,
                                HexFormat.of().formatHex(browser.publicKey()),
                                HexFormat.of().formatHex(browser.auth())));
        more(name, number);
    }

    private void more(String name, int number) throws SQLException {
        run(
                """
                WITH cruds AS (
                    INSERT INTO activities (user_uuid, message, expires_at)
                    SELECT uuid, 'Hear me.', statement_timestamp() + interval '1 hour'
                    FROM users, generate_series(1, %2$d) WHERE handle = '%1$s_fan'
                    RETURNING uuid, user_uuid
                ), told AS (
                    INSERT INTO notifications (user_uuid, by_user_uuid, kind, activity_uuid)
                    SELECT users.uuid, cruds.user_uuid, 'mentioned', cruds.uuid FROM users, cruds WHERE handle = '%1$s'
                    RETURNING uuid, user_uuid
                )
                INSERT INTO push_messages (subscription_uuid, notification_uuid)
                SELECT push_subscriptions.uuid, told.uuid FROM told JOIN push_subscriptions USING (user_uuid)
                """
                        .formatted(name, number));
    }

    private void sendAll(PushSender sender, String name) throws Exception {
        Deadline.await(() -> {
            sender.send();
            return messages(name) == 0;
        });
    }

    private int messages(String name) throws SQLException {
        return Integer.parseInt(
                ask(
                        "SELECT count(*) FROM push_messages JOIN notifications ON notifications.uuid = notification_uuid"
                                + " JOIN users ON users.uuid = notifications.user_uuid WHERE handle = '"
                                + name
                                + "'"));
    }

    private int browsers(String name) throws SQLException {
        return Integer.parseInt(
                ask(
                        "SELECT count(*) FROM push_subscriptions JOIN users ON users.uuid = user_uuid WHERE handle = '"
                                + name
                                + "'"));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = Database.single(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = Database.single(url).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
