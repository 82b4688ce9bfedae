package app.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The first page of home, which is held in memory: the same as any other, and never stale. */
@ExtendWith(OutputCaptureExtension.class)
class HomeTest {

    private static final String HOME = "/api/activities/home";

    /** The same page, on the way that all others go. */
    private static final String ORDINARY = HOME + "?limit=50";

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Accept-Encoding: gzip",
                "Accept-Encoding: gzip, deflate, br, zstd",
                "Accept-Encoding: gzip;q=0",
                "Accept-Encoding: identity",
                "Accept-Encoding: *",
                "Accept: application/json",
                "Accept: text/html",
                "Accept: application/json;q=0.5, text/html",
                "If-None-Match: ETAG",
                "If-None-Match: \"other\", ETAG",
                "If-None-Match: STRONG",
                "If-None-Match: MARKED",
                "If-None-Match: W/\"other\"",
                "If-None-Match: *",
                "If-None-Match: nonsense",
                "If-None-Match: ETAG|Accept-Encoding: gzip",
                "If-Match: \"other\"",
                "If-Modified-Since: Tue, 24 Nov 2026 23:57:26 GMT",
                "If-Unmodified-Since: Tue, 24 Nov 2020 23:57:26 GMT",
                "Range: bytes=0-9",
                "Cookie: SESSION=anything",
                "Cookie: KNOWN=anything",
                "Cookie: SESSION=anything|Accept-Encoding: gzip",
                "Authorization: Bearer nonsense",
                "Authorization: Basic nonsense",
                "Origin: https://example.com",
                "X-Forwarded-Proto: https"
            })
    void from_memory_it_is_answered_as_on_the_ordinary_way(String headers) throws Exception {
        String etag = ask(HOME, "GET", "").headers().firstValue("ETag").orElseThrow();
        String asked =
                headers.replace("ETAG", etag)
                        .replace("STRONG", etag.substring(2))
                        // As Jetty marks what it compresses.
                        .replace("MARKED", etag.replaceAll("\"$", "--gzip\""));
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<byte[]> held = ask(HOME, method, asked);
            HttpResponse<byte[]> ordinary = ask(ORDINARY, method, asked);
            assertThat(held.statusCode()).isEqualTo(ordinary.statusCode());
            assertThat(headers(held)).isEqualTo(headers(ordinary));
            assertThat(withoutId(held)).isEqualTo(withoutId(ordinary));
        }
    }

    @Test
    void compressed_it_comes_from_memory_as_soon_as_somebody_has_asked() throws Exception {
        ask(HOME, "GET", "");
        // On the way that all others go nobody knows the length of what is compressed while it is
        // sent.
        assertThat(ask(ORDINARY, "GET", "Accept-Encoding: gzip").headers().map())
                .doesNotContainKey("content-length");
        HttpResponse<byte[]> held = ask(HOME, "GET", "Accept-Encoding: gzip");
        while (held.headers().firstValue("Content-Length").isEmpty()) {
            held = ask(HOME, "GET", "Accept-Encoding: gzip");
        }
        assertThat(held.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void what_nobody_announced_shows_within_a_second(CapturedOutput log)
            throws SQLException, IOException, InterruptedException {
        server.client().join("unannounced", log);
        ask(HOME, "GET", "");
        String uuid =
                server.ask(
                        """
                        INSERT INTO activities (user_uuid, message, expires_at)
                        SELECT uuid, 'by hand', statement_timestamp() + interval '1 hour' FROM users
                        WHERE handle = 'unannounced' RETURNING uuid::text\
                        """);
        long committed = System.nanoTime();
        long asked;
        boolean shown;
        do {
            asked = System.nanoTime();
            shown = text(ask(HOME, "GET", "")).contains(uuid);
        } while (asked - committed < 1_000_000_000L);
        assertThat(shown).isTrue();
        server.ask(
                "UPDATE users SET display_name = 'Renamed' WHERE handle = 'unannounced' RETURNING handle");
        committed = System.nanoTime();
        do {
            asked = System.nanoTime();
            shown = text(ask(HOME, "GET", "")).contains("Renamed");
        } while (asked - committed < 1_000_000_000L);
        assertThat(shown).isTrue();
    }

    /**
     * A thousand cruds expire within seconds and some are deleted, while readers ask in every way.
     * What was asked after a crud's end, by the database's clock, does not hold it.
     */
    @Test
    void a_thousand_expiries_and_deletions_leave_no_stale_byte(CapturedOutput log)
            throws SQLException, ExecutionException, InterruptedException {
        Client poster = server.client();
        poster.join("hammered", log);
        DatabaseClock clock = DatabaseClock.of(server);
        server.sql(
                """
                INSERT INTO activities (user_uuid, message, expires_at)
                SELECT uuid, 'brief ' || n, statement_timestamp() + interval '500 ms' + n * interval '4 ms'
                FROM users, generate_series(1, 1000) AS n WHERE handle = 'hammered'
                """);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> reading = new ArrayList<>();
            List<AtomicInteger> answers = new ArrayList<>();
            for (String headers :
                    List.of("", "Accept-Encoding: gzip", "Cookie: SESSION=anything", "ETAG")) {
                AtomicInteger own = new AtomicInteger();
                answers.add(own);
                reading.add(
                        readers.submit(() -> {
                            readUntil(done, headers, clock, own);
                            return null;
                        }));
            }
            try {
                // Until all have ended, and each reader has read on meanwhile or has failed.
                while (!server.ask("SELECT count(*) FROM activities WHERE message LIKE 'brief %'")
                                .equals("0")
                        || (answers.stream().anyMatch(own -> own.get() <= 10)
                                && reading.stream().noneMatch(Future::isDone))) {
                    String uuid = poster.crud("brief as well", "1-hour").get("uuid").asString();
                    assertThat(poster.get(HOME).body()).contains(uuid);
                    poster.delete("/api/activities/" + uuid);
                    assertThat(server.client().get(HOME).body()).doesNotContain(uuid);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> reader : reading) {
                reader.get();
            }
        }
    }

    /** Asks over and over, and counts. */
    private void readUntil(
            AtomicBoolean done, String how, DatabaseClock clock, AtomicInteger answers)
            throws IOException, InterruptedException {
        String etag = "";
        String body = "";
        while (!done.get()) {
            String asked = how.equals("ETAG") && !etag.isEmpty() ? "If-None-Match: " + etag : how;
            String now = clock.now();
            HttpResponse<byte[]> answer = ask(HOME, "GET", asked.replace("ETAG", ""));
            if (answer.statusCode() == 200) {
                body = text(answer);
                etag = answer.headers().firstValue("ETag").orElseThrow();
            }
            RunningServer.JSON
                    .readTree(body)
                    .forEach(crud ->
                            assertThat(crud.get("expires_at").asString()).isGreaterThan(now));
            answers.incrementAndGet();
        }
    }

    private HttpResponse<byte[]> ask(String path, String method, String headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        Arrays.stream(headers.split("\\|"))
                .filter(header -> !header.isEmpty())
                .map(header -> header.split(": ", 2))
                .forEach(header -> request.header(header[0], header[1]));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()
                || answer.body().length == 0) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String withoutId(HttpResponse<byte[]> answer) {
        return text(answer).replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    /**
     * All but those that differ from request to request, those that say how long the body is, and
     * those of limits: from memory a request is counted by its address alone. Vary is the set that
     * it is.
     */
    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet()
                .removeAll(
                        List.of(
                                "x-request-id",
                                "date",
                                "ratelimit",
                                "ratelimit-policy",
                                "content-length",
                                "transfer-encoding"));
        // A mark of Jetty's on what it has compressed itself, which it takes off again when asked.
        headers.computeIfPresent(
                "etag",
                (name, values) ->
                        values.stream().map(value -> value.replace("--gzip", "")).toList());
        // What is left of the time for which it may be kept, which the moment decides.
        headers.computeIfPresent(
                "cache-control",
                (name, values) ->
                        values.stream()
                                .map(value -> value.replaceAll("s-maxage=\\d", "s-maxage=*"))
                                .toList());
        headers.computeIfPresent(
                "vary",
                (name, values) ->
                        Arrays.stream(String.join(",", values).toLowerCase(Locale.ROOT).split(","))
                                .map(String::strip)
                                .distinct()
                                .sorted()
                                .toList());
        return headers;
    }
}
