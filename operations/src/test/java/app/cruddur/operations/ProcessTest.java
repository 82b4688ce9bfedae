package app.cruddur.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as the operator has it: started, stopped, killed, and told nonsense. */
@Order(1)
class ProcessTest {

    private static final Map<String, String> NOTHING = Map.of();

    /** Networks that no test comes from. */
    private static final String TRUSTED = "10.20.0.0/16";

    /** A home whose database is there already, so that a start is quick. */
    @TempDir static Path shared;

    @BeforeAll
    static void a_home_that_was_used_before() throws IOException {
        Files.writeString(shared.resolve("secret-key"), "2f".repeat(32));
        Script.Run migrated = Cruddur.run(shared, NOTHING, "migrate").succeeds();
        assertThat(migrated.out())
                .contains(
                        "Unpacking PostgreSQL", "Creating the database", "Migrating the database");
    }

    /** First of its PostgreSQL, twice, which costs the server a moment; then of all at once. */
    @Test
    void kill_9_loses_no_acknowledged_crud_and_a_postgresql_left_behind_is_stopped()
            throws Exception {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        try (Cruddur server = Cruddur.start(shared, Map.of("LIMITS_FACTOR", "10000"), "--demo")) {
            Poster poster = Poster.signedIn(server);
            assertThat(server.out())
                    .containsPattern(
                            "Nobody is admin here yet.* http://localhost:"
                                    + URI.create(server.address()).getPort()
                                    + "/become-admin#link=[\\w-]{48} ");
            for (int death = 1; death <= 2; death++) {
                AtomicBoolean enough = new AtomicBoolean();
                Thread posting = postMore(poster, acknowledged, 50, enough);
                server.postgres().destroyForcibly();
                int deaths = death;
                Deadline.await(() -> timesEnded(server) == deaths);
                Deadline.await(() -> poster.post("There again.").statusCode() == 200);
                enough.set(true);
                posting.join();
                assertThat(kept(server)).containsAll(acknowledged);
            }

            Thread posting = postMore(poster, acknowledged, 200, new AtomicBoolean());
            ProcessHandle postgres = server.postgres();
            server.process().destroyForcibly();
            postgres.descendants().forEach(ProcessHandle::destroyForcibly);
            postgres.destroyForcibly();
            posting.join();
        }
        ProcessHandle left;
        try (Cruddur again = Cruddur.start(shared, NOTHING)) {
            again.address();
            assertThat(kept(again)).containsAll(acknowledged);
            refused(
                    Cruddur.run(shared, NOTHING),
                    "is in use by another Cruddur server (process " + again.process().pid() + ")");
            left = again.postgres();
            again.process().destroyForcibly();
            again.process().waitFor();
        }
        assertThat(left.isAlive()).isTrue();
        try (Cruddur last = Cruddur.start(shared, NOTHING)) {
            last.address();
            assertThat(last.out()).contains("Stopping a PostgreSQL left behind");
            assertThat(left.isAlive()).isFalse();
        }
    }

    private static int timesEnded(Cruddur server) throws IOException {
        return server.out().split("PostgreSQL has ended by itself", -1).length - 1;
    }

    /** Posts until it is refused or enough; so many more are acknowledged when this returns. */
    private static Thread postMore(
            Poster poster, List<String> acknowledged, int more, AtomicBoolean enough)
            throws Exception {
        int before = acknowledged.size();
        Thread posting =
                Thread.ofVirtual().start(() -> poster.postUntilRefused(enough::get, acknowledged));
        Deadline.await(() -> acknowledged.size() >= before + more);
        return posting;
    }

    @ParameterizedTest
    @CsvSource({"TERM, localhost", "INT, ::1"})
    void the_demo_listens_on_any_loopback_address_until_a_signal_lets_requests_finish(
            String signal, String address) throws Exception {
        try (Cruddur server = Cruddur.start(shared, Map.of("BIND_ADDRESS", address), "--demo")) {
            Poster poster = Poster.signedIn(server);
            assertThat(poster.post("From " + address).statusCode()).isEqualTo(200);
            assertThat(server.out())
                    .contains("Texts are not sealed (SEAL=off): a backup can be read until");
            Script.run(
                            Map.of(
                                    "BIND_ADDRESS",
                                    address,
                                    "PORT",
                                    Integer.toString(URI.create(server.address()).getPort())),
                            Script.ROOT.resolve("docker/healthy").toString())
                    .succeeds();
            ProcessHandle postgres = server.postgres();
            try (Connection connection = connect(server);
                    Statement lock = connection.createStatement()) {
                connection.setAutoCommit(false);
                lock.execute("LOCK TABLE activities IN EXCLUSIVE MODE");
                var underWay = poster.postLater("Posted while the server was told to stop.");
                Deadline.await(() -> aPostWaits(server));
                new ProcessBuilder("kill", "-" + signal, Long.toString(server.process().pid()))
                        .start()
                        .waitFor();
                Deadline.await(() -> !poster.answers());
                connection.rollback();
                assertThat(
                                underWay.get(Deadline.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                        .statusCode())
                        .isEqualTo(200);
            }
            assertThat(server.process().waitFor(Deadline.PATIENCE)).isTrue();
            // Its last process may wait a moment to be reaped.
            Deadline.await(() -> !postgres.isAlive());
        }
    }

    /** On the oldest PostgreSQL; MigrationTest has the newest. */
    @Test
    void two_servers_may_migrate_one_database_at_once_with_the_same_secret_key(
            @TempDir Path elsewhere) throws Exception {
        Server version = Server.POSTGRESQL_15;
        version.execute("postgres", "CREATE DATABASE both_at_once");
        Map<String, String> first = Map.of("CONNECTION_URL", version.url("both_at_once"));
        Map<String, String> second = new HashMap<>(first);
        second.put("SECRET_KEY", Files.readString(shared.resolve("secret-key")).strip());
        try (Cruddur one = Cruddur.start(shared, first);
                Cruddur other = Cruddur.start(elsewhere, second)) {
            one.address();
            other.address();
            assertThat(
                            version.ask(
                                    "both_at_once",
                                    "SELECT count(*) = count(DISTINCT version) AND bool_and(success)"
                                            + " FROM flyway_schema_history"))
                    .isEqualTo("t");
            assertThat(
                            version.ask(
                                    "both_at_once",
                                    "SELECT count(DISTINCT application_name) FROM pg_stat_activity"
                                            + " WHERE application_name LIKE 'cruddur server %'"
                                            + " AND datname = 'both_at_once'"))
                    .isEqualTo("2");
            refused(
                    Cruddur.run(elsewhere, first),
                    "is used with another secret key: set SECRET_KEY to it");
        }
        version.execute("postgres", "DROP DATABASE both_at_once WITH (FORCE)");
    }

    /**
     * Spring Boot believes forwarded headers where it recognises one of these platforms, unless it
     * is told otherwise. ECS is where the CDK app puts the server; the other server is on all of
     * the others at once.
     */
    @Test
    void on_no_platform_does_a_client_choose_its_address_host_or_scheme() throws Exception {
        Server database = Server.POSTGRESQL_18;
        database.execute("postgres", "CREATE DATABASE platforms");
        String url = database.url("platforms");
        Cruddur.run(shared, Map.of("CONNECTION_URL", url), "migrate").succeeds();
        Map<String, String> all =
                Map.of(
                        "KUBERNETES_SERVICE_HOST", "10.0.0.1",
                        "KUBERNETES_SERVICE_PORT", "443",
                        "WEBSITE_SITE_NAME", "x",
                        "WEBSITE_INSTANCE_ID", "x",
                        "DYNO", "web.1",
                        "NOMAD_ALLOC_ID", "x",
                        "VCAP_APPLICATION", "{}",
                        "TRUSTED_PROXIES", TRUSTED);
        List<Map<String, String>> platforms =
                List.of(Map.of("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"), all);
        List<Cruddur> servers = new ArrayList<>();
        try {
            for (Map<String, String> platform : platforms) {
                Map<String, String> settings = new HashMap<>(platform);
                settings.put("CONNECTION_URL", url);
                servers.add(Cruddur.start(shared, settings));
            }
            for (int server = 0; server < servers.size(); server++) {
                assertThatHeadersChooseNothing(
                        servers.get(server).address(), platforms.get(server).toString());
                // Limits of sign-ins are shared on one database.
                database.execute("platforms", "DELETE FROM rate_limits");
            }
        } finally {
            servers.forEach(Cruddur::close);
        }
        database.execute("postgres", "DROP DATABASE platforms WITH (FORCE)");
    }

    private static void assertThatHeadersChooseNothing(String address, String platform)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String left = "";
            for (int claimed = 1; claimed <= 8; claimed++) {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(
                                                URI.create(address + "/api/identity/sign-in"))
                                        .header("X-Forwarded-For", "203.0.113." + claimed)
                                        .header("Forwarded", "for=203.0.113." + claimed)
                                        .header("Cookie", "XSRF-TOKEN=a")
                                        .header("X-XSRF-TOKEN", "a")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("{"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                left = answer.headers().firstValue("RateLimit").orElse("");
            }
            // One comes back every six seconds; of eight addresses each would have nine left.
            assertThat(left).as(platform).containsPattern("^\"sign-in\";r=[2-7];");
            HttpResponse<String> issuer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    address + "/.well-known/openid-configuration"))
                                    .header("X-Forwarded-For", "unknown")
                                    .header("X-Forwarded-Host", "evil.example")
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-Port", "444")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(issuer.statusCode()).as(platform).isEqualTo(200);
            assertThat(issuer.body()).as(platform).doesNotContain("evil", "https:");
            assertThat(issuer.headers().firstValue("Strict-Transport-Security"))
                    .as(platform)
                    .isEmpty();
        }
    }

    @Test
    void migrate_off_says_what_to_run_and_a_newer_schema_is_left_alone() throws Exception {
        Server server = Server.POSTGRESQL_18;
        server.execute("postgres", "CREATE DATABASE by_hand");
        Map<String, String> off =
                Map.of("PROD_CONNECTION_URL", server.url("by_hand"), "MIGRATE", "off");
        assertThat(Cruddur.run(shared, off, "prod").fails().err())
                .contains("lacks", "run java -jar cruddur.jar migrate");
        assertThat(Cruddur.run(shared, off, "prod", "migrate").succeeds().out())
                .contains("Running in production mode: database by_hand at 127.0.0.1:")
                .doesNotContain(ConnectionUrl.parse(server.url("by_hand")).password());
        server.execute(
                "by_hand",
                "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '999', 'later', type,"
                        + " 'V999__later.sql', 0, installed_by, installed_on, 0, true"
                        + " FROM flyway_schema_history WHERE installed_rank = 1");
        try (Cruddur older =
                Cruddur.start(shared, Map.of("CONNECTION_URL", server.url("by_hand")))) {
            older.address();
            assertThat(older.out()).contains("the schema of a later release");
        }
        server.execute("postgres", "DROP DATABASE by_hand WITH (FORCE)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORT", "MANAGEMENT_PORT"})
    void a_port_that_is_taken_is_named(String setting) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            refused(
                    Cruddur.run(shared, Map.of(setting, port)),
                    "Port " + port + " is taken; set " + setting + " to another.");
        }
    }

    @Test
    void an_address_that_is_not_this_machines_is_named() {
        refused(
                Cruddur.run(shared, Map.of("BIND_ADDRESS", "192.0.2.1")),
                "BIND_ADDRESS is 192.0.2.1, which is no address of this machine");
        assertThat(
                        Cruddur.run(
                                        shared,
                                        Map.of(
                                                "BIND_ADDRESS",
                                                "cruddur.invalid",
                                                "LOG_FORMAT",
                                                "json"))
                                .fails()
                                .out())
                .contains("BIND_ADDRESS is cruddur.invalid, which is no address")
                .hasLineCount(1);
    }

    @Test
    void a_role_with_too_few_connections_is_named() throws Exception {
        Server server = Server.POSTGRESQL_18;
        server.execute("postgres", "CREATE ROLE few LOGIN PASSWORD 'few' CONNECTION LIMIT 9");
        refused(
                Cruddur.run(shared, Map.of("CONNECTION_URL", server.url("few", "few", "postgres"))),
                "CONNECTION LIMIT of the role is 9 for postgres at");
        server.execute("postgres", "DROP ROLE few");
    }

    @Test
    void a_stop_while_it_migrates_stops_its_postgresql_too(@TempDir Path folder) throws Exception {
        Cruddur server = Cruddur.start(folder.resolve("home"), NOTHING);
        Deadline.await(() -> server.out().contains("Migrating the database"));
        ProcessHandle postgres = server.postgres();
        server.stop();
        Deadline.await(() -> !postgres.isAlive());
    }

    /**
     * On such a machine the temporary folder is not there, people write other digits, and
     * PostgreSQL knows no zone of the machine's name.
     */
    @Test
    void an_unusual_machine_is_like_any_other() throws Exception {
        Map<String, String> unusual =
                Map.of(
                        "MANAGEMENT_PORT",
                        "0",
                        "JDK_JAVA_OPTIONS",
                        "-Djava.io.tmpdir=/proc/none -Duser.timezone=ECT"
                                + " -Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab");
        try (Cruddur server = Cruddur.start(shared, unusual, "--demo");
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(server.address());
            HttpResponse<String> page =
                    http.send(
                            HttpRequest.newBuilder(address.resolve("/api/activities/home?limit=1"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Link").orElse("")).contains("limit=1&");
            // Nothing of the folder that stands in for documents is served.
            assertThat(
                            http.send(
                                            HttpRequest.newBuilder(address.resolve("/release"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(404);
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream().write("GET / HTTP/9.9\r\n\r\n".getBytes(US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                        .contains("\"status\":400");
            }
        }
    }

    @Test
    void a_home_that_cannot_be_used_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(Cruddur.run(file, NOTHING), "set CRUDDUR_HOME to another");
        refused(Cruddur.run(Path.of("/proc/cruddur"), NOTHING), "set CRUDDUR_HOME to another");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:topsecret@127.0.0.1:1/d, cannot be reached: is PostgreSQL running there?",
        "postgresql://nobody:topsecret@127.0.0.1:{port}/postgres, refuses the user 'nobody'",
        "postgresql://nobody@127.0.0.1:{port}/postgres, asks for a password and the connection URL has none",
        "postgresql://cruddur:{password}@127.0.0.1:{port}/nothing, create it with bin/db-create"
    })
    void a_database_that_cannot_be_used_is_named(String url, String sentence) {
        Server server = Server.POSTGRESQL_18;
        String password = ConnectionUrl.parse(server.url("postgres")).password();
        String filled =
                url.replace("{port}", Integer.toString(server.port()))
                        .replace("{password}", Server.encoded(password));
        Script.Run run = Cruddur.run(shared, Map.of("CONNECTION_URL", filled));
        refused(run, sentence);
        assertThat(run.all()).doesNotContain("topsecret", password);
    }

    @Test
    void words_and_settings_that_are_not_known_are_named() {
        refused(Cruddur.run(shared, NOTHING, "sevre"), "Unknown argument 'sevre'");
        refused(
                Cruddur.run(shared, NOTHING, "--prot=80"),
                "There is no setting --prot; did you mean --port?");
        refused(
                Cruddur.run(shared, Map.of("BIND_ADDRESS", "0.0.0.0"), "--demo"),
                "--demo works on this machine alone");
        assertThat(Cruddur.run(shared, Map.of("PORT", "x", "MIGRATE", "y")).fails().err().lines())
                .hasSize(2);
    }

    @Test
    void help_and_version_need_no_database() {
        assertThat(Cruddur.run(shared, NOTHING, "-h").succeeds().out())
                .contains("CONNECTION_URL", "--demo");
        assertThat(Cruddur.run(shared, NOTHING, "--version").succeeds().out())
                .matches("cruddur \\d.* with PostgreSQL 18\\.\\d+\n");
    }

    /**
     * As root PostgreSQL takes a way of its own; the other tests go it where they run as root. So
     * does a user without a name, whose folder is a volume of another's, as on OpenShift.
     */
    @ParameterizedTest
    @ValueSource(strings = {"65534", "54321"})
    void an_ordinary_user_can_run_it_too(String user, @TempDir Path folder) throws Exception {
        Path home = folder.resolve("home of " + user);
        List<String> command = new ArrayList<>();
        String mode = "rwx------";
        if (System.getProperty("user.name", "").equals("root")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            command.addAll(
                    List.of(
                            "/usr/bin/setpriv",
                            "--reuid=" + user,
                            "--regid=" + user,
                            "--clear-groups"));
            if (user.equals("54321")) {
                mode = "rwxrwx---";
                Files.createDirectory(home);
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(mode));
                Files.setAttribute(home, "unix:gid", Integer.valueOf(user));
            }
        }
        // The project may lie where only its owner can read.
        Path jar = Files.copy(StartArchive.JAR, folder.resolve("cruddur.jar"));
        command.addAll(Cruddur.commandOf(jar, "migrate"));
        Script.Run run =
                Script.run(
                        Map.of("CRUDDUR_HOME", home.toString(), "HOME", folder.toString()),
                        command.toArray(new String[0]));
        assertThat(run.succeeds().out()).contains("Migrating the database");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo(mode);
    }

    private static void refused(Script.Run run, String sentence) {
        assertThat(run.fails().err()).contains(sentence).doesNotContain("\tat ", "Exception");
        assertThat(run.err().lines()).hasSize(1);
    }

    private static Connection connect(Cruddur server) throws Exception {
        ConnectionUrl url =
                ConnectionUrl.parse(Files.readString(server.home.resolve("url")).strip());
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }

    private static Set<String> kept(Cruddur server) throws Exception {
        Set<String> kept = new HashSet<>();
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT uuid FROM live_activities")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        return kept;
    }

    /** Sweeping waits as well. A transaction would see what it saw first. */
    private static boolean aPostWaits(Cruddur server) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%mentioned AS MATERIALIZED%'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }
}
