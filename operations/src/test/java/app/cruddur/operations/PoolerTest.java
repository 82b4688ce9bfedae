package app.cruddur.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PgBouncer before the database, which lends a connection for a transaction at a time. */
class PoolerTest {

    private static final Server DATABASE = Server.POSTGRESQL_18;

    @TempDir Path folder;

    @Test
    void the_server_works_behind_pgbouncer_and_listens_past_it() throws Exception {
        DATABASE.execute("postgres", "CREATE DATABASE pooled");
        String direct = DATABASE.url("pooled");
        int port = Ports.free();
        Process bouncer = bouncer(port, ConnectionUrl.parse(direct));
        try (Cruddur server =
                        Cruddur.start(
                                folder.resolve("home"),
                                Map.of(
                                        "CONNECTION_URL",
                                        direct.replace(":" + DATABASE.port(), ":" + port),
                                        "LISTEN_URL",
                                        direct),
                                "--demo");
                HttpClient http = HttpClient.newHttpClient()) {
            Poster poster = Poster.signedIn(server);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.address() + "/api/activities/stream"))
                            .build();
            try (Stream<String> lines =
                    http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                Iterator<String> line = lines.iterator();
                // So often that the driver would have prepared the statements on one session.
                for (int number = 0; number < 20; number++) {
                    String message = "Through the pooler, " + number;
                    assertThat(poster.post(message).statusCode()).isEqualTo(200);
                    while (!line.next().contains(message)) {}
                }
            }
            assertThat(
                            DATABASE.ask(
                                    "pooled",
                                    "SELECT count(*) FILTER (WHERE application_name LIKE 'cruddur listener%')"
                                            + " || ' ' || (count(*) FILTER (WHERE application_name LIKE 'cruddur server%') > 2)"
                                            + " FROM pg_stat_activity WHERE datname = 'pooled'"))
                    .as("two connections serve all but the listening")
                    .isEqualTo("1 false");
            assertThat(server.out()).doesNotContain("ERROR");
        } finally {
            bouncer.destroy();
            bouncer.waitFor();
            DATABASE.execute("postgres", "DROP DATABASE pooled WITH (FORCE)");
        }
    }

    private Process bouncer(int port, ConnectionUrl url) throws Exception {
        Path users =
                Files.writeString(
                        folder.resolve("users"),
                        "\"%s\" \"%s\"\n".formatted(url.user(), url.password()));
        Path settings =
                Files.writeString(
                        folder.resolve("pgbouncer.ini"),
                        """
                        [databases]
                        pooled = host=127.0.0.1 port=%d dbname=pooled
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = %d
                        unix_socket_dir =
                        auth_type = scram-sha-256
                        auth_file = %s
                        pool_mode = transaction
                        default_pool_size = 2
                        ignore_startup_parameters = extra_float_digits
                        logfile = %s
                        """
                                .formatted(
                                        DATABASE.port(),
                                        port,
                                        users,
                                        folder.resolve("pooler.log")));
        // It refuses root, as PostgreSQL does.
        boolean root = System.getProperty("user.name", "").equals("root");
        ProcessBuilder start =
                root
                        ? new ProcessBuilder(
                                "/usr/bin/unshare",
                                "-U",
                                "/usr/sbin/pgbouncer",
                                settings.toString())
                        : new ProcessBuilder("/usr/sbin/pgbouncer", settings.toString());
        start.redirectErrorStream(true).redirectOutput(folder.resolve("pooler.out").toFile());
        Process process = start.start();
        Deadline.await(() ->
                Files.exists(folder.resolve("pooler.log"))
                        && Files.readString(folder.resolve("pooler.log")).contains("process up"));
        return process;
    }
}
