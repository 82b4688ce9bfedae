package app.cruddur.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.config.Settings;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Health and metrics for the operator, on a loopback port of their own. */
class ManagementTest {

    private static final List<String> PATHS =
            List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env");
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.another(Map.of("MANAGEMENT_PORT", "0", "BIND_ADDRESS", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.managementPort() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void health_and_metrics_are_told_there_and_nothing_else() throws Exception {
        // The second from memory.
        server.client().get("/api/activities/home");
        server.client().get("/api/activities/home");

        HttpResponse<String> metrics = ask("/actuator/prometheus");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "http_server_requests_seconds_count{",
                        "uri=\"/api/activities/home\"",
                        "jvm_memory_used_bytes",
                        "oldest_expired_age_seconds 0.0",
                        "expired_rows_deleted_total",
                        "expired_row_lateness_seconds_bucket{le=",
                        "seals_not_opened_total ",
                        "hikaricp_connections_active")
                .containsPattern("(?m)^live_behind_seconds \\d[\\d.E-]*$");
        assertThat(RunningServer.json(ask("/actuator/health")).get("status").asString())
                .isEqualTo("UP");
        assertThat(ask("/actuator/health").body()).doesNotContain("components", "jdbc");
        for (String other : List.of("env", "metrics", "heapdump", "configprops", "loggers")) {
            assertThat(ask("/actuator/" + other).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void the_public_port_knows_nothing_of_them() {
        for (RunningServer each : List.of(server, RunningServer.get())) {
            for (String path : PATHS) {
                assertThat(each.client().get(path).statusCode()).as(path).isEqualTo(404);
            }
        }
        assertThat(RunningServer.get().managementPort()).isEmpty();
    }

    @Test
    void no_other_address_of_the_machine_reaches_them() throws IOException {
        int port = Integer.parseInt(server.managementPort());
        try (Socket reached = new Socket("127.0.0.1", port)) {
            assertThat(reached.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void it_must_be_another_port_than_the_public_one() {
        assertThatThrownBy(() ->
                        Settings.of(
                                Map.of("PORT", "8080", "MANAGEMENT_PORT", "8080"),
                                List.of(),
                                false))
                .hasMessage("MANAGEMENT_PORT must be another than PORT.");
        assertThatThrownBy(() -> Settings.of(Map.of("MANAGEMENT_PORT", "off"), List.of(), false))
                .hasMessageContaining("MANAGEMENT_PORT must be a number from 0 to 65535");
    }

    /** Jetty's decoder would be at it for ever. */
    @Test
    void a_compressed_body_is_refused_there_too() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + server.managementPort()
                                                            + "/actuator/health"))
                                    .header("Content-Encoding", "gzip")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    new byte[] {
                                                        0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3
                                                    }))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(415);
        }
    }
}
