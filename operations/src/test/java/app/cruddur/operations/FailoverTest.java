package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.database.embedded.EmbeddedPostgres;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary with a standby: the server names both, and goes on with the one that is promoted. */
class FailoverTest {

    @TempDir Path folder;

    @Test
    void the_server_goes_on_with_the_new_primary() throws Exception {
        Path home = folder.resolve("home");
        String url;
        try (EmbeddedPostgres made = EmbeddedPostgres.start(home, line -> {})) {
            url = made.url();
        }
        ConnectionUrl first = ConnectionUrl.parse(url);
        int primary = Ports.free();
        int standby = Ports.free();
        // A standby begins as a copy of a stopped primary.
        shell("cp", "-r", home.resolve("data").toString(), home.resolve("standby").toString());
        configure(home.resolve("data"), primary, "");
        configure(
                home.resolve("standby"),
                standby,
                "primary_conninfo = 'host=127.0.0.1 port=%d user=cruddur password=%s'\n"
                        .formatted(primary, first.password()));
        Files.createFile(home.resolve("standby/standby.signal"));
        control(home, "data", "start");
        control(home, "standby", "start");
        String both =
                "postgresql://cruddur:%s@127.0.0.1:%d,127.0.0.1:%d/cruddur?sslmode=disable"
                        .formatted(Server.encoded(first.password()), primary, standby);
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        try (Cruddur server =
                Cruddur.start(
                        folder.resolve("server"),
                        Map.of("CONNECTION_URL", both, "SEAL", "on"),
                        "--demo")) {
            String address = server.address();
            assertThat(Poster.signedIn(server).post(canary).statusCode()).isEqualTo(200);
            awaitReplay(first, primary, standby);
            control(home, "data", "-m", "immediate", "stop");
            control(home, "standby", "promote");
            Deadline.await(() -> status(address + "/readyz") == 200);
            // Another connection may still lead to the one before.
            Deadline.await(() -> status(address + "/api/activities/home") == 200);
            Deadline.await(() -> writes(address));
            assertThat(body(address + "/api/activities/home")).contains(canary);
            assertThat(holding(home, canary)).as("files of primary and standby").isEmpty();
        } finally {
            control(home, "standby", "-m", "immediate", "stop");
        }
        assertThatNothingRuns(primary, first);
    }

    /** The standby has all that the primary had written when this was asked. */
    private static void awaitReplay(ConnectionUrl login, int primary, int standby)
            throws Exception {
        String written = ask(login, primary, "SELECT pg_current_wal_flush_lsn()");
        Deadline.await(() ->
                ask(login, standby, "SELECT pg_last_wal_replay_lsn() >= '" + written + "'")
                        .equals("t"));
    }

    private static String ask(ConnectionUrl login, int port, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/cruddur",
                                login.user(),
                                login.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The files that hold the text, of data, write-ahead log and PostgreSQL's own log. */
    private static List<Path> holding(Path home, String text) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }

    private static String body(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void assertThatNothingRuns(int port, ConnectionUrl first) {
        try (var connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/cruddur",
                        first.user(),
                        first.password())) {
            throw new AssertionError("The old primary still runs: " + connection);
        } catch (SQLException gone) {
            assertThat(gone.getSQLState()).startsWith("08");
        }
    }

    private static int status(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException failure) {
            return 0;
        }
    }

    /** A failed sign-in is written down, and so tells that the new primary takes writes. */
    private static boolean writes(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> session =
                    http.send(
                            HttpRequest.newBuilder(URI.create(address + "/api/session")).build(),
                            HttpResponse.BodyHandlers.ofString());
            String cookie = session.headers().firstValue("Set-Cookie").orElse("");
            String token = cookie.replaceFirst(".*XSRF-TOKEN=([^;]*).*", "$1");
            return http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(address + "/api/identity/sign-in"))
                                            .header("Content-Type", "application/json")
                                            .header("Cookie", "XSRF-TOKEN=" + token)
                                            .header("X-XSRF-TOKEN", token)
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "{\"login\": \"x\", \"password\": \"y\"}"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 401;
        }
    }

    private static void configure(Path data, int port, String more) throws IOException {
        Path file = data.resolve("cruddur.conf");
        String text = Files.readString(file).replaceAll("(?m)^port = .*$", "port = " + port);
        Files.writeString(file, text + more);
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(
                rules,
                Files.readString(rules) + "host replication all 127.0.0.1/32 scram-sha-256\n");
    }

    private static void control(Path home, String data, String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            command.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        try (var versions = Files.list(home.resolve("bin"))) {
            command.add(versions.findFirst().orElseThrow().resolve("bin/pg_ctl").toString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        command.addAll(
                List.of(
                        "-w",
                        "-D",
                        home.resolve(data).toString(),
                        "-l",
                        home.resolve("log").toString()));
        command.addAll(List.of(words));
        shell(command.toArray(new String[0]));
    }

    private static void shell(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command));
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(Objects.toString(failure), failure);
        }
    }
}
