package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
import app.cruddur.testing.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that is nowhere else in the world, and where it is found once its crud has expired. */
class CanaryTest {

    private static final Pattern CRUD = Pattern.compile("\"uuid\" ?: ?\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int management = Ports.free();
    private final Map<String, String> allThereIsToTell =
            Map.of("LOGGING_LEVEL_ROOT", "TRACE", "MANAGEMENT_PORT", Integer.toString(management));

    @TempDir Path home;

    CanaryTest() throws IOException {}

    /** Of what a text is made whose every copy is to be found. */
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_text_is_nowhere_when_its_crud_has_expired() throws Exception {
        List<String> logs = new ArrayList<>();
        try (Cruddur server = Cruddur.start(home, allThereIsToTell, "--demo")) {
            try (Stream<String> told = get(server.address() + "/api/activities/stream").body()) {
                sayItInEveryWay(server, Poster.signedIn(server));
                assertThat(told.anyMatch(line -> line.contains(canary))).isTrue();
            }
            String metrics = "http://127.0.0.1:" + management + "/actuator/prometheus";
            assertThat(get(metrics).body())
                    .anyMatch(line -> line.contains("/api/activities"))
                    .noneMatch(line -> line.contains(canary));
            assertThat(namesOfThreads(server)).noneMatch(name -> name.contains("canary"));
            logs.add(server.stop().all());
        }
        try (Cruddur server = Cruddur.start(home, allThereIsToTell, "--demo")) {
            answers(200, Poster.signedIn(server).post("Restarted, " + canary));
            letItExpire();
            assertThat(holding(home)).isEmpty();
            assertThatTheCopyIsStillKept();
            logs.add(server.stop().all());
        }
        assertThat(logs).allSatisfy(log -> assertThat(log).contains(" TRACE "));
        assertThat(logs.stream().flatMap(String::lines).filter(line -> line.contains(canary)))
                .isEmpty();
    }

    /** It lives all the while, and nothing has been vacuumed or checkpointed away. */
    @Test
    void while_it_is_sealed_a_text_is_in_no_file_at_all() throws Exception {
        Map<String, String> sealed = new HashMap<>(allThereIsToTell);
        sealed.put("SEAL", "on");
        String log;
        try (Cruddur server = Cruddur.start(home, sealed, "--demo")) {
            sayItInEveryWay(server, Poster.signedIn(server));
            assertThat(get(server.address() + "/api/activities/home").body())
                    .anyMatch(line -> line.contains(canary));
            try (Connection connection = connect();
                    Statement database = connection.createStatement()) {
                assertThat(tablesThatHoldIt(database)).isEmpty();
                database.execute("ANALYZE");
                database.execute("SELECT pg_switch_wal()");
                database.execute("CHECKPOINT");
            }
            assertThat(holding(home)).isEmpty();
            Path portable = home.resolve("cruddur.zip");
            assertThat(
                            Script.run(
                                            Map.of("CRUDDUR_HOME", home.toString()),
                                            "db-backup",
                                            "--portable",
                                            portable.toString())
                                    .succeeds()
                                    .all())
                    .contains("bin/seals-export");
            try (ZipFile zip = new ZipFile(portable.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    assertThat(zip.getInputStream(entry).readAllBytes())
                            .as(entry.getName())
                            .asString()
                            .doesNotContain(canary);
                }
            }
            log = server.stop().all();
        }
        assertThat(holding(home)).isEmpty();
        assertThat(log).contains(" TRACE ").doesNotContain(canary);
    }

    private void assertThatTheCopyIsStillKept() throws Exception {
        try (Connection connection = connect();
                Statement database = connection.createStatement()) {
            assertThat(first(database, "SELECT count(*) FROM live_reports")).isEqualTo("1");
        }
    }

    private void letItExpire() throws Exception {
        try (Connection connection = connect();
                Statement database = connection.createStatement()) {
            assertThat(holding(home.resolve("data/base"))).as("the table's files").isNotEmpty();
            database.execute("ANALYZE");
            database.execute(
                    "UPDATE activities SET expires_at = statement_timestamp() WHERE strpos(message, '%s') > 0"
                            .formatted(canary));
            Deadline.await(
                    () -> first(database, "SELECT count(*) FROM overdue_activities").equals("0"));
            assertThat(tablesThatHoldIt(database)).isEmpty();
            // Pages are reused and write-ahead logs removed in time; this is that time.
            database.execute("VACUUM FULL activities");
            database.execute("SELECT pg_switch_wal()");
            database.execute("CHECKPOINT");
            database.execute("CHECKPOINT");
        }
    }

    private void sayItInEveryWay(Cruddur server, Poster poster) throws Exception {
        String crud = crud(canary);
        HttpResponse<String> posted = poster.send("/api/activities", crud);
        Matcher uuid = CRUD.matcher(posted.body());
        assertThat(uuid.find()).as(posted.body()).isTrue();
        String reply = "/api/activities/" + uuid.group(1) + "/reply";
        answers(200, poster.send(reply, crud));
        answers(200, poster.send("/api/activities", crud, "Idempotency-Key", "one"));
        answers(200, poster.send("/api/activities", crud, "Idempotency-Key", "one"));
        answers(422, poster.send(reply, crud, "Idempotency-Key", "one"));
        answers(422, poster.send("/api/activities", crud(canary.repeat(20))));
        answers(422, poster.send("/api/activities", crud(canary + "\\u0000")));
        answers(422, poster.send("/api/activities", crud.replace("1-hour", "2-hours")));
        answers(400, poster.send("/api/activities", crud + canary));
        answers(400, poster.send("/api/activities", crud.replace("{", "{" + canary)));
        answers(400, poster.send("/api/activities", "[\"" + canary + "\"]"));
        answers(413, poster.send("/api/activities", crud(canary.repeat(2000))));
        answers(404, poster.send("/api/activities/" + new UUID(7, 7) + "/reply", crud));
        report(server, uuid.group(1));
        try (Connection connection = connect();
                Statement database = connection.createStatement()) {
            database.execute(
                    "ALTER TABLE activities ADD CONSTRAINT quiet CHECK (message IS NULL) NOT VALID");
            answers(500, poster.send("/api/activities", crud));
            database.execute("ALTER TABLE activities DROP CONSTRAINT quiet");
            database.execute(
                    "ALTER FUNCTION note(text[], uuid[], uuid[], text[]) RENAME TO elsewhere");
            answers(500, poster.send("/api/activities", crud));
            database.execute(
                    "ALTER FUNCTION elsewhere(text[], uuid[], uuid[], text[]) RENAME TO note");
        }
    }

    /** Moderators get a copy, which is encrypted, as is the note: the one exception to the end. */
    private void report(Cruddur server, String crud) throws Exception {
        Poster reporter = Poster.joined(server, "reporter_" + canary.substring(6, 16));
        HttpResponse<String> opened =
                reporter.send("/api/reports", "{\"activity_uuid\": \"" + crud + "\"}");
        Matcher report = CRUD.matcher(opened.body());
        assertThat(report.find()).as(opened.body()).isTrue();
        answers(
                204,
                reporter.put(
                        "/api/reports/" + report.group(1),
                        "{\"kind\": \"other\", \"note\": \"" + canary + "\"}"));
        try (Connection connection = connect();
                Statement database = connection.createStatement()) {
            assertThat(
                            first(
                                    database,
                                    "SELECT count(*) FROM live_reports WHERE evidence <> '' AND note <> ''"))
                    .isNotEqualTo("0");
        }
    }

    private HttpResponse<Stream<String>> get(String address)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer;
    }

    private static void answers(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String crud(String message) {
        return "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted(message);
    }

    private Connection connect() throws IOException, SQLException {
        ConnectionUrl url = ConnectionUrl.parse(Files.readString(home.resolve("url")).strip());
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }

    private static String first(Statement database, String query) throws SQLException {
        try (ResultSet rows = database.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Ours, and PostgreSQL's own: its statistics quote what is in a column. */
    private List<String> tablesThatHoldIt(Statement database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                database.executeQuery(
                        "SELECT oid::regclass FROM pg_class WHERE relkind IN ('r', 'm', 'p') OR relkind = 'v' AND relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        List<String> holding = new ArrayList<>();
        for (String table : tables) {
            String query =
                    "SELECT count(*) FROM %s AS one WHERE strpos(one::text, '%s') > 0"
                            .formatted(table, canary);
            if (!first(database, query).equals("0")) {
                holding.add(table);
            }
        }
        return holding;
    }

    /** The files of a folder, and of all within, that hold the text. */
    private List<Path> holding(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(this::holds).toList();
        }
    }

    private boolean holds(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(canary);
        } catch (IOException removed) {
            return false;
        }
    }

    private static List<String> namesOfThreads(Cruddur server) throws IOException {
        try (Stream<Path> threads =
                Files.list(Path.of("/proc/" + server.process().pid() + "/task"))) {
            List<String> names = new ArrayList<>();
            for (Path thread : threads.toList()) {
                names.add(Files.readString(thread.resolve("comm")));
            }
            return names;
        }
    }
}
