package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.db.Db;
import app.cruddur.db.SqlFile;
import app.cruddur.operations.Witness.Address;
import app.cruddur.sessions.SessionToken;
import app.cruddur.testing.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The promise under faults: two servers on one PostgreSQL, one's clock an hour fast and the other's
 * an hour slow, while processes are killed and the disk is full. Nothing expired is shown, nothing
 * alive is deleted, and what has expired goes when it can.
 */
class ExpiryTest {

    private static final List<String> WRONG_CLOCKS = List.of("+3600", "-3600");
    private static final Pattern UUID = Pattern.compile("\"uuid\" ?: ?\"([^\"]+)\"");
    private static final String AUTHOR = "londo";
    private static final int CRUDS = 150;

    /** What PostgreSQL says to whoever it ends so that others can go on. */
    private static final String DEADLOCK = "40P01";

    /** On a busy machine each address is read less often while so many are posted. */
    private static final int MOST_CRUDS = 3000;

    /** Fewer than this, and nothing has been seen to come and go. */
    private static final int ENOUGH = 6;

    private static List<List<String>> reads = List.of();
    private static List<SqlFile> marks = List.of();

    @TempDir static Path folder;
    private static Cluster cluster;
    private static final List<Cruddur> SERVERS = new ArrayList<>();
    private static String author;

    /** Who answers the author, who is told of it. */
    private static String other;

    /** The token of a session of the author, who sees their own cruds in Following. */
    private static final String SESSION = SessionToken.next();

    private static final Set<String> FOR_MEMBERS = new HashSet<>();

    @BeforeAll
    static void two_servers_with_wrong_clocks() throws Exception {
        reads = reads();
        marks = marks();
        cluster = new Cluster(folder);
        for (String clock : WRONG_CLOCKS) {
            SERVERS.add(start(clock));
        }
        for (Cruddur server : SERVERS) {
            server.address();
        }
        author =
                cluster.ask(
                        "INSERT INTO users (display_name, handle, email, cognito_user_id)"
                                + " VALUES ('Londo', 'londo', 'londo@example.com', 'londo') RETURNING uuid");
        other =
                cluster.ask(
                        "INSERT INTO users (display_name, handle, email, cognito_user_id)"
                                + " VALUES ('Refa', 'refa', 'refa@example.com', 'refa') RETURNING uuid");
        cluster.execute(
                "INSERT INTO sessions (token_hash, user_uuid) VALUES (decode('%s', 'hex'), '%s')"
                        .formatted(SessionToken.hash(SESSION), author));
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(Cruddur::close);
        cluster.close();
    }

    private static Cruddur start(String clock) throws IOException {
        return Cruddur.start(
                folder.resolve("server" + clock),
                Map.of(
                        "CONNECTION_URL",
                        cluster.url(),
                        "SECRET_KEY",
                        "2f".repeat(32),
                        "LIMITS_FACTOR",
                        "10000",
                        "LD_PRELOAD",
                        libfaketime(),
                        "FAKETIME",
                        clock,
                        // How long something takes, even a machine with a wrong clock knows.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Else it makes every wait return too early.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"));
    }

    private static String libfaketime() throws IOException {
        try (Stream<Path> machines = Files.list(Path.of("/usr/lib"))) {
            return machines.map(machine -> machine.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("apt-get install libfaketime"))
                    .toString();
        }
    }

    @BeforeEach
    void nothing_but_what_lives_an_hour() throws Exception {
        Deadline.await(ExpiryTest::isEmptied);
        cruds("alive", 20, "1 hour");
    }

    /**
     * Gives the disk its blocks back, which a deletion would not. The servers' statements lock the
     * same tables in other orders meanwhile.
     */
    private static boolean isEmptied() throws SQLException {
        try {
            cluster.execute("TRUNCATE activities CASCADE");
            return true;
        } catch (SQLException failure) {
            if (DEADLOCK.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    /** Cruds straight into the table, each a reply to the one before. */
    private static void cruds(String message, int number, String lifetime) throws Exception {
        cluster.execute(
                """
                WITH RECURSIVE made AS (SELECT number, new_uuid() AS uuid FROM generate_series(1, %2$d) AS number)
                INSERT INTO activities (uuid, user_uuid, message, reply_to_activity_uuid, expires_at)
                SELECT made.uuid, '%4$s', '%1$s', above.uuid, statement_timestamp() + interval '%3$s'
                FROM made LEFT JOIN made AS above ON above.number = made.number - 1 AND made.number %% 10 <> 1\
                """
                        .formatted(message, number, lifetime, author));
    }

    private static void assertThatAllThatLivesIsThereAndAllServersAreReady() throws Exception {
        Deadline.await(() ->
                cluster.ask("SELECT count(*) FROM activities WHERE message <> 'alive'")
                        .equals("0"));
        assertThat(cluster.ask("SELECT count(*) FROM live_activities WHERE message = 'alive'"))
                .isEqualTo("20");
        for (Cruddur server : SERVERS) {
            Deadline.await(() -> get(server, "/readyz").statusCode() == 200);
            assertThat(home(server)).contains("alive").doesNotContain("due");
        }
    }

    private static HttpResponse<String> get(Cruddur server, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String home(Cruddur server) throws Exception {
        return get(server, "/api/activities/home").body();
    }

    @Test
    void no_answer_holds_a_crud_past_its_instant_by_the_databases_clock() throws Exception {
        for (int number = 0; number < SERVERS.size(); number++) {
            assertThatTheClockIsWrong(SERVERS.get(number), WRONG_CLOCKS.get(number));
        }
        String beginning = cluster.ask("SELECT pg_snapshot_xmin(pg_current_snapshot())") + "-0";
        List<String> recent = new CopyOnWriteArrayList<>();
        long seed = new Random().nextLong();
        List<Witness> witnesses = new ArrayList<>();
        try (Connection connection = cluster.connect()) {
            Db db = Db.on(connection);
            // Before the beginning there must be something, or it would be unknown to the stream.
            recent.add(post(db, author, null, "1 hour"));
            for (Cruddur server : SERVERS) {
                Witness witness = new Witness(server.address(), SESSION, cluster::connect);
                String home = "/api/activities/home";
                witness.read(() -> List.of(new Address(home, home, false)));
                AtomicLong rounds = new AtomicLong();
                witness.read(() -> addresses(recent, rounds.getAndIncrement()));
                witness.resume(beginning);
                witness.listen();
                witnesses.add(witness);
            }
            churn(db, new Random(seed), recent, witnesses);
            for (Witness witness : witnesses) {
                Deadline.await(() -> witness.expected() == 0 || !witness.faults().isEmpty());
            }
        } finally {
            for (Witness witness : witnesses) {
                witness.close();
            }
        }
        for (Witness witness : witnesses) {
            assertThat(witness.faults()).as("seed " + seed).isEmpty();
            assertThat(witness.shown().keySet())
                    .contains("stream", "live")
                    .containsAll(reads.stream().flatMap(List::stream).toList());
            assertThat(witness.shown().values())
                    .as(witness.shown().toString())
                    .allMatch(n -> n >= ENOUGH);
            assertThat(witness.unchanged()).isPositive();
        }
        cluster.execute(
                "DELETE FROM activities WHERE message = 'random' AND expires_at > statement_timestamp()");
        assertThatAllThatLivesIsThereAndAllServersAreReady();
    }

    /** Posts, one after the other, and gives everybody time to see each. */
    private static void churn(Db db, Random random, List<String> recent, List<Witness> witnesses)
            throws Exception {
        for (int number = 0;
                number < CRUDS || (number < MOST_CRUDS && !hasEachSeenEnough(witnesses));
                number++) {
            String parent =
                    random.nextInt(3) == 0 ? recent.get(random.nextInt(recent.size())) : null;
            // The slower the machine, the longer it takes to see each. Within a minute all end.
            int slowness = Math.min(1 + number / CRUDS, 15);
            String lifetime = (20 + slowness * random.nextInt(2000)) + " milliseconds";
            String uuid = post(db, author, parent, lifetime);
            if (!uuid.isEmpty()) {
                recent.add(uuid);
            }
            if (number % 4 == 0) {
                answered(db, random, slowness);
            }
            if (recent.size() > 30) {
                recent.removeFirst();
            }
            for (Witness witness : witnesses) {
                int before = witness.answers();
                Deadline.await(() -> witness.answers() > before + 2 || !witness.faults().isEmpty());
            }
        }
        Deadline.await(() ->
                cluster.ask(
                                "SELECT count(*) FROM live_activities WHERE message = 'random' AND expires_at < statement_timestamp() + interval '1 minute'")
                        .equals("0"));
    }

    private static boolean hasEachSeenEnough(List<Witness> witnesses) {
        return witnesses.stream()
                .allMatch(witness ->
                        !witness.faults().isEmpty()
                                || reads.stream()
                                        .flatMap(List::stream)
                                        .allMatch(kind ->
                                                witness.shown().getOrDefault(kind, 0) >= ENOUGH));
    }

    /**
     * The author is told of an answer, at once and not after ten seconds. It stands for some more
     * seconds than other cruds, since a server has to make the notification of it first.
     */
    private static void answered(Db db, Random random, int slowness) throws Exception {
        String lifetime = (2000 + slowness * random.nextInt(3000)) + " milliseconds";
        String crud = post(db, author, null, lifetime);
        post(db, other, crud, lifetime);
        cluster.execute("UPDATE notices SET due_at = statement_timestamp()");
    }

    /** By the product's own statement, which has no bound on a lifetime from below. */
    private static String post(Db db, String by, @Nullable String parent, String lifetime) {
        String json =
                db.call(SqlFile.load("activities/create"))
                        .with("uuid", null)
                        .with("hour", null)
                        .with("reckoned_at", null)
                        .with("user_uuid", by)
                        .with("message", "random")
                        .with("reply_to", parent)
                        .with("audience", "everyone")
                        .with("mentioned", "")
                        .with("text_hmac", null)
                        .with("sensitive", false)
                        .with("lifetime", lifetime)
                        .with("key_hmac", null)
                        .with("body_hmac", null)
                        .text()
                        .orElse("");
        db.call(SqlFile.load("live/announce")).text();
        Matcher found = UUID.matcher(json);
        String uuid = found.find() ? found.group(1) : "";
        if (!uuid.isEmpty()) {
            marked(db, uuid);
        }
        return uuid;
    }

    /** Its author likes, keeps and reposts it, as far as it lives yet. */
    private static void marked(Db db, String uuid) {
        for (SqlFile mark : marks) {
            Db.Call call = db.call(mark).with("user_uuid", author).with("activity_uuid", uuid);
            if (mark.parameters().contains("most")) {
                call.with("most", 1000);
            }
            call.text();
        }
    }

    /** The statements that set a mark: each of db/sql/marks that has one named un… beside it. */
    private static List<SqlFile> marks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../db/sql/marks"))) {
            Set<String> names =
                    files.map(file -> file.getFileName().toString().replace(".sql", ""))
                            .collect(Collectors.toSet());
            assertThat(names).contains("unlike", "unkeep", "unrepost");
            return names.stream()
                    .filter(name -> names.contains("un" + name))
                    .map(name -> SqlFile.load("marks/" + name))
                    .toList();
        }
    }

    /** Each read once, with its parameters in turn. */
    private static List<Address> addresses(List<String> recent, long round) {
        List<String> uuids = List.copyOf(recent);
        // Most of those before the last ten have gone.
        int back = (int) (System.nanoTime() % Math.min(10, uuids.size()));
        String some = uuids.get(uuids.size() - 1 - back);
        return reads.stream()
                .map(read -> read.get((int) (round % read.size())))
                .map(kind ->
                        new Address(
                                kind,
                                kind.replace("{handle}", AUTHOR)
                                        .replace("{uuid}", some)
                                        .replace("?limit", "?limit=5")
                                        .replace("?max_id", "?max_id=" + some)
                                        .replace("?min_id", "?min_id=" + uuids.getFirst())
                                        .replace("?ids", "?ids=" + some),
                                FOR_MEMBERS.contains(kind.split("\\?", -1)[0])))
                .toList();
    }

    /**
     * Every address that shows cruds, or what is told of them, by the API's description: alone, and
     * with each of its parameters.
     */
    private static List<List<String>> reads() throws IOException {
        JsonNode api;
        try (InputStream file = ExpiryTest.class.getResourceAsStream("/static/openapi.json")) {
            api = JsonMapper.shared().readTree(Objects.requireNonNull(file).readAllBytes());
        }
        List<List<String>> reads = new ArrayList<>();
        for (Map.Entry<String, JsonNode> address : api.get("paths").properties()) {
            JsonNode get = address.getValue().path("get");
            if (!hasCruds(api, get.at("/responses/200/content/application~1json/schema"))) {
                continue;
            }
            if (!get.path("security").isEmpty()) {
                FOR_MEMBERS.add(address.getKey());
            }
            List<String> read = new ArrayList<>(List.of(address.getKey()));
            for (JsonNode parameter : get.path("parameters")) {
                String name = resolved(api, parameter).get("name").asString();
                JsonNode values = resolved(api, parameter).at("/schema/enum");
                if (!values.isEmpty()) {
                    values.forEach(value ->
                            read.add(address.getKey() + "?" + name + "=" + value.asString()));
                    continue;
                }
                assertThat(name)
                        .as("a parameter of %s that this test can give a value", address.getKey())
                        .isIn("handle", "uuid", "limit", "max_id", "min_id", "after", "ids");
                // Without them there is no answer.
                if (name.equals("ids")) {
                    read.removeFirst();
                }
                // A cursor is what an answer has told, and leads to the same statement.
                if (!address.getKey().contains("{" + name + "}") && !name.equals("after")) {
                    read.add(address.getKey() + "?" + name);
                }
            }
            reads.add(read);
        }
        return reads;
    }

    private static boolean hasCruds(JsonNode api, JsonNode schema) {
        String shape = schema.path("$ref").asString("");
        if (shape.endsWith("/Activity") || shape.endsWith("/Notification")) {
            return true;
        }
        return schema.has("$ref")
                ? hasCruds(api, resolved(api, schema))
                : schema.valueStream().anyMatch(part -> hasCruds(api, part));
    }

    private static JsonNode resolved(JsonNode api, JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static void assertThatTheClockIsWrong(Cruddur server, String clock) throws Exception {
        String date = get(server, "/livez").headers().firstValue("Date").orElseThrow();
        Instant said = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        long wrong = Duration.between(Instant.now(), said).toSeconds();
        assertThat(wrong).isBetween(Long.parseLong(clock) - 60, Long.parseLong(clock) + 60);
    }

    @Test
    void kill_9_of_postgresql_in_mid_sweep() throws Exception {
        awaitMidSweep();
        cluster.kill();
        cluster.start();
        assertThatAllThatLivesIsThereAndAllServersAreReady();
    }

    @Test
    void kill_9_of_both_servers_in_mid_sweep() throws Exception {
        awaitMidSweep();
        for (int number = 0; number < SERVERS.size(); number++) {
            SERVERS.get(number).process().destroyForcibly().waitFor();
        }
        assertThat(cluster.ask("SELECT count(*) FROM live_activities WHERE message = 'due'"))
                .isEqualTo("0");
        for (int number = 0; number < SERVERS.size(); number++) {
            SERVERS.set(number, start(WRONG_CLOCKS.get(number)));
        }
        assertThatAllThatLivesIsThereAndAllServersAreReady();
    }

    @Test
    void a_full_disk() throws Exception {
        Poster poster = Poster.joined(SERVERS.getFirst(), "vir");
        String crud = "kept " + "x".repeat(275);
        long kept = 0;
        overdue(500);
        // Who comes anew may find no room for what PostgreSQL writes at a connection's start.
        try (Connection before = cluster.connect();
                Statement watching = before.createStatement()) {
            cluster.fillDisk();
            assertThatThrownBy(() ->
                            cluster.execute(
                                    "CREATE TABLE more AS SELECT repeat('more', 1000) FROM generate_series(1, 1000)"))
                    .hasMessageContaining("No space left on device");
            Deadline.await(() -> noneDueIsLive(watching));
            for (Cruddur server : SERVERS) {
                assertThat(home(server)).contains("alive").doesNotContain("due");
            }
            // What fits into pages that are there is kept; then there is room for no more.
            int status = poster.post(crud).statusCode();
            for (; status == 200; kept++) {
                status = poster.post(crud).statusCode();
            }
            assertThat(status).isEqualTo(503);
        } finally {
            cluster.freeDisk();
        }
        assertThat(poster.post(crud).statusCode()).isEqualTo(200);
        assertThat(cluster.ask("SELECT count(*) FROM activities WHERE message LIKE 'kept%'"))
                .isEqualTo(String.valueOf(kept + 1));
        cluster.execute("DELETE FROM activities WHERE message LIKE 'kept%'");
        assertThatAllThatLivesIsThereAndAllServersAreReady();
    }

    private static boolean noneDueIsLive(Statement watching) throws SQLException {
        try (ResultSet rows =
                watching.executeQuery(
                        "SELECT count(*) FROM live_activities WHERE message = 'due'")) {
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    private static void overdue(int number) throws Exception {
        cruds("due", number, "1 second");
    }

    /** Some have gone and some are left; where all had gone before one looked, once more. */
    private static void awaitMidSweep() throws Exception {
        Deadline.await(() -> {
            overdue(3000);
            Deadline.await(() -> due() < 3000);
            return due() > 0;
        });
    }

    private static long due() throws Exception {
        return Long.parseLong(cluster.ask("SELECT count(*) FROM activities WHERE message = 'due'"));
    }
}
