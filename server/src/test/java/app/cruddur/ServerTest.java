package app.cruddur;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The whole server over HTTP, with its own PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
class ServerTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void the_seed_is_on_the_home_page() {
        HttpResponse<String> home = server.client().get("/api/activities/home");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("This was imported as seed data!", "andrewbrown")
                .doesNotContain("@example.com", "seed-andrewbrown");
        assertThat(home.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_person_signs_up_posts_and_everybody_sees_it(CapturedOutput log) {
        Client poster = server.client();
        poster.join("delenn", log);

        JsonNode crud = poster.crud("  Faith manages.  ", "12-hours");

        assertThat(crud.get("handle").asString()).isEqualTo("delenn");
        assertThat(crud.get("message").asString()).isEqualTo("Faith manages.");
        assertThat(
                        Duration.between(
                                Instant.parse(crud.get("created_at").asString()),
                                Instant.parse(crud.get("expires_at").asString())))
                .isEqualTo(Duration.ofHours(12));
        String uuid = crud.get("uuid").asString();
        assertThat(json(server.client().get("/api/activities/" + uuid))).isEqualTo(crud);
        assertThat(json(server.client().get("/api/activities/home")).get(0)).isEqualTo(crud);
    }

    @Test
    void an_expired_crud_is_gone_from_every_answer_at_once_and_from_the_table_soon(
            CapturedOutput log) throws SQLException {
        Client poster = server.client();
        poster.join("kosh", log);
        String uuid = poster.crud("Yes.", "1-hour").get("uuid").asString();

        server.sql(
                "UPDATE activities SET expires_at = statement_timestamp() WHERE uuid = '"
                        + uuid
                        + "'");

        assertThat(poster.get("/api/activities/" + uuid).statusCode()).isEqualTo(404);
        assertThat(poster.get("/api/activities/home").body()).doesNotContain(uuid);
        assertThat(poster.delete("/api/activities/" + uuid).statusCode()).isEqualTo(404);
        server.await(
                "0",
                "SELECT count(*) FROM activities WHERE uuid = '" + uuid + "'",
                Deadline.PATIENCE);
    }

    @Test
    void only_the_author_deletes(CapturedOutput log) {
        Client author = server.client();
        Client other = server.client();
        author.join("garibaldi", log);
        other.join("zathras", log);
        String path = "/api/activities/" + author.crud("Mine.", "1-day").get("uuid").asString();

        assertThat(other.delete(path).statusCode()).isEqualTo(403);
        assertThat(author.delete(path).statusCode()).isEqualTo(204);
        assertThat(author.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE users; --",
                "\\ \" %s {0} <b>bold</b>",
                "👩‍👩‍👧‍👦 नमस्ते שלום",
                "a\r\nb\tc"
            })
    void text_is_just_text(String message, CapturedOutput log) {
        Client poster = server.client();
        poster.join("p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12), log);

        assertThat(poster.crud(message, "1-hour").get("message").asString()).isEqualTo(message);
    }

    @Test
    void every_mistake_is_named_in_one_answer(CapturedOutput log) {
        Client poster = server.client();
        poster.join("vir", log);

        HttpResponse<String> refused = poster.post("/api/activities", "{\"message\": \" \"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(json(refused).get("errors").toString())
                .isEqualTo("[\"message_blank\",\"ttl_blank\"]");
        assertThat(json(refused).get("requestId").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": 1, \"ttl\": {}} | 400 | body_malformed",
                "{ | 400 | body_malformed",
                "{\"message\":\"\\u0000x\",\"ttl\":\"1-day\"} | 422 | message_invalid",
                "{\"message\":\"\\u0001x\",\"ttl\":\"1-day\"} | 422 | message_invalid",
                "{\"message\":\"\\u2800\",\"ttl\":\"1-day\"} | 422 | message_blank",
                "{\"message\":\"\\ud800\",\"ttl\":\"1-day\"} | 422 | message_invalid",
                "{\"message\":\"x\",\"ttl\":\"2-days\"} | 422 | ttl_invalid"
            })
    void bad_bodies_are_refused_each_in_its_way(
            String body, int status, String code, CapturedOutput log) {
        Client poster = server.client();
        poster.join("q" + UUID.randomUUID().toString().replace("-", "").substring(0, 12), log);

        HttpResponse<String> refused = poster.post("/api/activities", body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(json(refused).get("code").asString()).isEqualTo(code);
    }

    @Test
    void a_slash_in_overlong_utf8_is_none(CapturedOutput log) {
        Client poster = server.client();
        poster.join("overlong", log);
        byte[] body =
                "{\"message\":\"a\u00C0\u00AFb\",\"ttl\":\"1-day\"}"
                        .getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> refused =
                poster.send(
                        poster.guarded("/api/activities")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code").asString()).isEqualTo("body_malformed");
    }

    @Test
    void a_stranger_and_a_forged_request_are_refused() {
        Client stranger = server.client();

        HttpResponse<String> notSignedIn = stranger.post("/api/activities", "{}");
        HttpResponse<String> forged =
                stranger.send(
                        stranger.guarded("/api/activities")
                                .setHeader("X-XSRF-TOKEN", "forged")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(notSignedIn.statusCode()).isEqualTo(401);
        assertThat(json(notSignedIn).get("code").asString()).isEqualTo("not_signed_in");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(json(forged).get("code").asString()).isEqualTo("csrf_token_invalid");
    }

    @Test
    void a_body_of_a_megabyte_is_refused() {
        assertThat(server.client().post("/api/activities", "x".repeat(1 << 20)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_web_app_is_served_at_each_of_its_pages() throws Exception {
        String crud =
                server.ask(
                        "SELECT uuid FROM live_activities WHERE reply_to_activity_uuid IS NULL ORDER BY uuid LIMIT 1");
        List<String> pages =
                RunningServer.JSON
                        .readTree(ServerTest.class.getResourceAsStream("/pages.json"))
                        .valueStream()
                        .map(path -> path.asString().replace(":handle", "londo"))
                        .map(path -> path.replace(":uuid", crud))
                        .toList();
        assertThat(pages).contains("/", "/sign-up", "/@londo", "/@londo/status/" + crud);
        for (String page : pages) {
            HttpResponse<String> answer = server.client().get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).contains("<div id=\"root\">", "/assets/");
        }
    }

    @Test
    void the_originals_addresses_of_pages_lead_on() {
        for (String page : List.of("sign-up", "sign-in")) {
            HttpResponse<String> moved =
                    server.client().get("/" + page.replace("-", "") + "?next=%2Fallow");
            assertThat(moved.statusCode()).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location"))
                    .hasValue("/" + page + "?next=%2Fallow");
        }
    }

    @Test
    void the_health_addresses_answer() {
        assertThat(server.client().get("/api/health-check").body())
                .contains("\"success\":true", "\"ver\":1");
        assertThat(server.client().get("/livez").statusCode()).isEqualTo(200);
        assertThat(server.client().get("/readyz").statusCode()).isEqualTo(200);
        assertThat(server.client().get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(server.client().get("/api/activities/nothing").statusCode()).isEqualTo(404);
    }
}
