package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What others may keep of an answer, and for how long; {@link Contract} looks at every answer. */
@ExtendWith(OutputCaptureExtension.class)
class CachesTest {

    private static final String HOME = "/api/activities/home";

    private final RunningServer server = RunningServer.get();

    @Test
    void a_shared_cache_keeps_a_crud_five_seconds_at_most_and_none_past_its_end(CapturedOutput log)
            throws Exception {
        String uuid = crud("cached_one", log);
        Client stranger = server.client();
        Deadline.await(() -> {
            String said = cacheControl(stranger.get("/api/activities/" + uuid));
            assertThat(said).matches("max-age=0, must-revalidate, s-maxage=[0-4]");
            // Where it took a second to ask, less is left: then once more.
            return said.endsWith("=4");
        });

        Client poster = server.joined("cached_soon", log);
        Deadline.await(() -> {
            String soon = poster.crud("Gone soon.", "1-hour").get("uuid").asString();
            server.sql(
                    "UPDATE activities SET expires_at = statement_timestamp() + interval '2500 ms' WHERE uuid = '"
                            + soon
                            + "'");
            List<String> said = new ArrayList<>();
            for (String path :
                    List.of("/api/activities/" + soon, HOME, "/api/activities/@cached_soon")) {
                said.add(cacheControl(stranger.get(path)));
            }
            if (server.ask("SELECT count(*) FROM live_activities WHERE uuid = '" + soon + "'")
                    .equals("0")) {
                // It took longer than that to ask: then once more.
                return false;
            }
            assertThat(said)
                    .allMatch(one -> one.matches("max-age=0, must-revalidate, s-maxage=[012]"));
            return true;
        });
    }

    @Test
    void whoever_shows_a_session_or_a_token_gets_the_same_bytes_which_nobody_keeps(
            CapturedOutput log) {
        Client poster = server.client();
        poster.join("cached_two", log);
        String path = "/api/activities/" + poster.crud("Whose?", "1-hour").get("uuid").asString();
        HttpResponse<String> signedIn = poster.get(path);
        assertThat(cacheControl(signedIn)).isEqualTo("no-store");
        assertThat(signedIn.body()).isEqualTo(server.client().get(path).body());
        assertThat(signedIn.headers().allValues("Vary"))
                .contains("Cookie, Authorization, Accept-Encoding");
    }

    @Test
    void what_has_not_changed_is_not_sent_again(CapturedOutput log) {
        String uuid = crud("cached_three", log);
        for (String path :
                List.of(
                        "/api/activities/" + uuid,
                        "/api/activities/@cached_three",
                        HOME + "?limit=1&max_id=" + uuid)) {
            HttpResponse<String> first = server.client().get(path);
            String etag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = ifNoneMatch(path, etag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.headers().firstValue("Content-Length")).as(path).isEmpty();
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(etag);
            assertThat(ifNoneMatch(path, "W/\"another\"").body()).isEqualTo(first.body());
        }
    }

    @Test
    void an_expired_crud_is_answered_as_what_never_was(CapturedOutput log) throws SQLException {
        String uuid = crud("cached_four", log);
        String etag =
                server.client()
                        .get("/api/activities/" + uuid)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + uuid
                        + "'");
        HttpResponse<String> expired = ifNoneMatch("/api/activities/" + uuid, etag);
        HttpResponse<String> never =
                ifNoneMatch("/api/activities/00000000-0000-7000-8000-000000000000", etag);
        assertThat(expired.statusCode()).isEqualTo(404).isEqualTo(never.statusCode());
        assertThat(withoutId(expired.body())).isEqualTo(withoutId(never.body()));
        assertThat(headers(expired)).isEqualTo(headers(never));
    }

    @Test
    void search_engines_and_previews_get_no_text(CapturedOutput log) {
        String uuid = crud("cached_five", log);
        for (String path :
                List.of(
                        "/activities/" + uuid,
                        "/api/activities/" + uuid,
                        "/api/activities/@cached_five",
                        "/api/activities/@cached_five/status/" + uuid)) {
            assertThat(server.client().get(path).headers().firstValue("X-Robots-Tag"))
                    .as(path)
                    .hasValue("noindex, noarchive");
        }
        assertThat(server.client().get("/").headers().firstValue("X-Robots-Tag"))
                .hasValue("noarchive, nosnippet");
        assertThat(server.client().get("/activities/" + uuid).body())
                .contains("og:title")
                .doesNotContain("Remember");
    }

    private String crud(String handle, CapturedOutput log) {
        Client poster = server.client();
        poster.join(handle, log);
        return poster.crud("Remember me not.", "1-hour").get("uuid").asString();
    }

    private HttpResponse<String> ifNoneMatch(String path, String etag) {
        return server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("If-None-Match", etag));
    }

    private static String cacheControl(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").orElseThrow();
    }

    private static String withoutId(String problem) {
        return problem.replace(
                RunningServer.JSON.readTree(problem).get("requestId").asString(), "");
    }

    /** All but those that differ from request to request. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("x-request-id", "date", "ratelimit"));
        return headers;
    }
}
