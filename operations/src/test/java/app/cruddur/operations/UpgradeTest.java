package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From one release to the next with data and people: what an earlier release has kept is there, and
 * the two serve one database side by side, so that servers are changed one by one and one step back
 * is a restart.
 */
@Order(6)
class UpgradeTest {

    private static final Path KEPT = Path.of("src/test/resources/releases/0.1.0.sql");

    /** Moves all times of the kept database to now, so that nothing has expired since. */
    private static final String TO_NOW =
            """
            DO $move$
            DECLARE
                age interval := statement_timestamp() - '%s'::timestamptz;
                columns record;
            BEGIN
                SET LOCAL session_replication_role = replica;
                FOR columns IN
                    SELECT table_name, string_agg(format('%%1$I = %%1$I + $1', column_name), ', ') AS moved
                    FROM information_schema.columns
                    JOIN information_schema.tables USING (table_schema, table_name)
                    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                        AND data_type = 'timestamp with time zone'
                    GROUP BY table_name
                LOOP
                    EXECUTE format('UPDATE %%I SET %%s', columns.table_name, columns.moved) USING age;
                END LOOP;
                UPDATE spring_session
                SET creation_time = creation_time + 1000 * extract(epoch FROM age),
                    last_access_time = last_access_time + 1000 * extract(epoch FROM age),
                    expiry_time = expiry_time + 1000 * extract(epoch FROM age);
            END $move$
            """;

    private static final String COUNTS =
            """
            SELECT string_agg(relname || ' ' || (xpath('//c/text()', query_to_xml(
                'SELECT count(*) AS c FROM public.' || quote_ident(relname), false, true, '')))[1], E'\\n' ORDER BY relname)
            FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history'\
            """;

    @Test
    void what_release_0_1_0_has_kept_is_there_and_of_use(@TempDir Path home) throws Exception {
        Server version = Server.POSTGRESQL_18;
        String database = "kept_by_0_1_0";
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(withEnding(".properties"))) {
            secrets.load(reader);
        }
        version.execute("postgres", "CREATE DATABASE " + database);
        Script.run(
                        Map.of(),
                        "/usr/bin/psql",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-f",
                        KEPT.toAbsolutePath().toString(),
                        version.url(database))
                .succeeds();
        String dumpedAt = Files.readAllLines(KEPT).get(3).replaceAll("SELECT '([^']*)'.*", "$1");
        version.execute(database, TO_NOW.formatted(dumpedAt));
        Map<String, Integer> before = counts(version, database);
        assertThat(before.values()).as(before.toString()).doesNotContain(0);
        Map<String, String> settings =
                Map.of(
                        "CONNECTION_URL",
                        version.url(database),
                        "SECRET_KEY",
                        secrets.getProperty("secret_key"));

        Cruddur.run(home, settings, "migrate").succeeds();

        assertThat(counts(version, database)).containsAllEntriesOf(before);
        try (Cruddur server = Cruddur.start(home, settings)) {
            Poster kosh = Poster.withSession(server, secrets.getProperty("session"));
            assertThat(kosh.get("/api/session")).contains("\"kosh\"");
            assertThat(kosh.get("/api/activities/home"))
                    .contains("Understanding is a three-edged sword.", "\"replies_count\":1");
            assertThat(kosh.get("/api/activities/@kosh"))
                    .contains("Your side, my side, and the truth.");
            assertThat(kosh.get("/api/account/clients")).contains("Clocks & Co");
            succeeds(
                    kosh.send(
                            "/api/account/email/confirm",
                            "{\"change\": \"%s\", \"code\": \"%s\"}"
                                    .formatted(
                                            secrets.getProperty("change"),
                                            secrets.getProperty("change_code"))));
            Poster stranger = Poster.before(server);
            succeeds(
                    stranger.send(
                            "/api/identity/confirm",
                            "{\"sign_up\": \"%s\", \"code\": \"%s\"}"
                                    .formatted(
                                            secrets.getProperty("sign_up"),
                                            secrets.getProperty("sign_up_code"))));
            succeeds(stranger.post("Anybody new here?"));
            succeeds(
                    Poster.before(server)
                            .send(
                                    "/api/identity/sign-in",
                                    "{\"login\": \"kosh@vorlon.example\", \"password\": \"%s\"}"
                                            .formatted(secrets.getProperty("password"))));
        }
        version.execute("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    }

    @Test
    void the_newest_release_and_this_build_serve_one_database_and_one_step_back_is_a_restart(
            @TempDir Path home) throws Exception {
        Server.POSTGRESQL_18.execute("postgres", "CREATE DATABASE side_by_side");
        Map<String, String> settings =
                Map.of(
                        "CONNECTION_URL",
                        Server.POSTGRESQL_18.url("side_by_side"),
                        "SECRET_KEY",
                        "3f".repeat(32),
                        "LIMITS_FACTOR",
                        "1000");
        Path earlier = EarlierRelease.jar();
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        try (Cruddur before = Cruddur.of(earlier, home, settings)) {
            Poster delenn = Poster.joined(before, "delenn");
            Queue<String> heardBefore = stream(before);
            AtomicBoolean changing = new AtomicBoolean(true);
            CompletableFuture<Void> busy =
                    CompletableFuture.runAsync(() -> delenn.postWhile(changing::get, acknowledged));

            try (Cruddur after = Cruddur.start(home, settings)) {
                Poster lennier = Poster.joined(after, "lennier");
                Queue<String> heardAfter = stream(after);
                succeeds(lennier.post("Posted at the new one."));
                succeeds(delenn.post("Posted at the old one."));
                Deadline.await(() -> heard(heardBefore, "Posted at the new one."));
                Deadline.await(() -> heard(heardAfter, "Posted at the old one."));
                succeeds(delenn.at(after).post("With the session of the old one."));
                succeeds(lennier.at(before).post("With the session of the new one."));
                changing.set(false);
                busy.get();
                assertThat(acknowledged).isNotEmpty();

                before.stop();
                succeeds(delenn.at(after).post("At the new one alone."));
                try (Cruddur back = Cruddur.of(earlier, home, settings)) {
                    assertThat(Poster.before(back).get("/readyz")).contains("ready");
                    after.stop();
                    succeeds(lennier.at(back).post("One step back."));
                    succeeds(Poster.joined(back, "vir_back").post("Just joined."));
                    assertThat(Poster.before(back).get("/api/activities/home"))
                            .contains("At the new one alone.", "One step back.", "Just joined.");
                }
            }
        }
        assertThat(
                        Server.POSTGRESQL_18.ask(
                                "side_by_side",
                                "SELECT count(*) FROM live_activities WHERE uuid::text = ANY ('{%s}')"
                                        .formatted(String.join(",", acknowledged))))
                .isEqualTo(Integer.toString(acknowledged.size()));
        Server.POSTGRESQL_18.execute("postgres", "DROP DATABASE side_by_side WITH (FORCE)");
    }

    private static Path withEnding(String ending) {
        return KEPT.resolveSibling(KEPT.getFileName().toString().replace(".sql", ending));
    }

    private static void succeeds(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Map<String, Integer> counts(Server version, String database)
            throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : version.ask(database, COUNTS).split("\n")) {
            String[] words = line.split(" ");
            counts.put(words[0], Integer.valueOf(words[1]));
        }
        return counts;
    }

    /** The lines that the stream of a server has sent so far. */
    private static Queue<String> stream(Cruddur server) throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + "/api/activities/stream"))
                        .header("Accept", "text/event-stream")
                        .build();
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.body().forEach(lines::add);
                    } catch (UncheckedIOException stopped) {
                        // The server was stopped.
                    }
                });
        Deadline.await(() -> !lines.isEmpty());
        return lines;
    }

    private static boolean heard(Queue<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }
}
