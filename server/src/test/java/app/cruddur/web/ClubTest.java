package app.cruddur.web;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Contract;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * A server that takes no new accounts, shows strangers nothing, and has cruds for members; beside
 * it runs an open server on the same database.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClubTest {

    private static final RunningServer OPEN = RunningServer.get();
    private static RunningServer club;

    @BeforeAll
    static void a_club() throws IOException {
        Map<String, String> settings = new HashMap<>(OPEN.sameDatabase());
        settings.putAll(Map.of("SIGN_UPS", "closed", "VISITORS", "none", "AUDIENCE", "members"));
        settings.putAll(
                Map.of(
                        "SERVER_NAME", "The Zocalo & Sons",
                        "SERVER_LINE", "A market for news.",
                        "SERVER_RULES", "Be kind. ; No selling;",
                        "SERVER_CONTACT", "zocalo@example.com",
                        "SERVER_LANGUAGES", "en, de"));
        club = RunningServer.another(settings);
    }

    @AfterAll
    static void no_more() {
        club.close();
    }

    @Test
    void it_says_what_it_is_also_to_strangers() throws IOException, InterruptedException {
        JsonNode server = json(club.client().get("/api/server"));
        assertThat(server.get("name").asString()).isEqualTo("The Zocalo & Sons");
        assertThat(server.get("line").asString()).isEqualTo("A market for news.");
        assertThat(server.get("rules").toString()).isEqualTo("[\"Be kind.\",\"No selling\"]");
        assertThat(server.get("contact").asString()).isEqualTo("zocalo@example.com");
        assertThat(server.get("languages").toString()).isEqualTo("[\"en\",\"de\"]");
        assertThat(server.get("visitors").asBoolean()).isFalse();
        JsonNode session = json(club.client().get("/api/session"));
        assertThat(session.get("server_name").asString()).isEqualTo("The Zocalo & Sons");
        assertThat(session.get("server_line").asString()).isEqualTo("A market for news.");
        assertThat(ask("GET", "/@nobody_there").body())
                .contains("<title>The Zocalo &amp; Sons</title>")
                .contains("property=\"og:site_name\" content=\"The Zocalo &amp; Sons\"");
        JsonNode usual = json(OPEN.client().get("/api/server"));
        assertThat(usual.get("name").asString()).isEqualTo("Cruddur");
        assertThat(usual.get("line").isNull()).isTrue();
        assertThat(usual.get("rules").isEmpty()).isTrue();
    }

    @Test
    void nobody_new_is_taken(CapturedOutput log) {
        HttpResponse<String> refused =
                club.client()
                        .post(
                                "/api/identity/sign-up",
                                RunningServer.JSON.writeValueAsString(
                                        Map.of(
                                                "name", "x",
                                                "email", "x@example.com",
                                                "preferred_username", "xyz",
                                                "password", "correct horse")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asString()).isEqualTo("sign_ups_closed");
        String begun = OPEN.client().signUp("club_late", "club_late@example.com");
        HttpResponse<String> late =
                club.client().confirm(begun, RunningServer.code("club_late", log));
        assertThat(late.statusCode()).as(late.body()).isEqualTo(403);
        assertThat(json(late).get("code").asString()).isEqualTo("sign_ups_closed");
    }

    @Test
    void strangers_read_nothing_but_the_front_page(CapturedOutput log)
            throws IOException, InterruptedException {
        Client member = OPEN.joined("club_member", log);
        String uuid = member.crud("For everyone, elsewhere.", "1-hour").get("uuid").asString();
        List<String> reads =
                Contract.DOCUMENT
                        .get("paths")
                        .propertyStream()
                        .filter(path -> path.getValue().at("/get/responses").has("401"))
                        .map(path -> path.getKey())
                        .map(path ->
                                path.replace("{uuid}", uuid).replace("{handle}", "club_member"))
                        .toList();
        assertThat(reads)
                .contains(
                        "/api/activities",
                        "/api/activities/home",
                        "/api/activities/leaving",
                        "/api/activities/stream",
                        "/api/activities/@club_member",
                        "/api/activities/@club_member/status/" + uuid,
                        "/api/activities/" + uuid,
                        "/api/users",
                        "/api/users/@club_member/short")
                .doesNotContain("/api/users/handle", "/api/session", "/api/promise");
        for (String read : reads) {
            HttpResponse<String> answer = club.client().get(read);
            assertThat(answer.statusCode()).as(read).isEqualTo(401);
            assertThat(answer.body()).as(read).contains("not_signed_in").doesNotContain(uuid);
            assertThat(ask("HEAD", read).statusCode()).as(read).isEqualTo(401);
        }
        // A request with a token that opens nothing is a stranger's.
        assertThat(ask("GET", "/api/activities/home", "Authorization", "Bearer none").statusCode())
                .isEqualTo(401);
        for (String page :
                List.of("/@club_member", "/@club_member/status/" + uuid, "/@nobody_there")) {
            HttpResponse<String> html = ask("GET", page);
            assertThat(html.statusCode()).as(page).isEqualTo(200);
            assertThat(html.body()).as(page).doesNotContain("club_member", "A crud by");
        }
        assertThat(ask("GET", "/").statusCode()).isEqualTo(200);
        assertThat(json(ask("GET", "/api/session")).get("visitors").asBoolean()).isFalse();
        assertThat(ask("GET", "/api/users/handle?wanted=x").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> ask(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(club.address() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_crud_is_for_members_unless_its_author_says_otherwise(CapturedOutput log) {
        Client member = OPEN.joined("club_author", log);
        Client inside = club.client();
        assertThat(inside.signIn("club_author", "correct horse").statusCode()).isEqualTo(200);
        Client stranger = OPEN.client();
        String post = "{\"message\": \"In the club.\", \"ttl\": \"1-hour\"%s}";
        String forMembers =
                json(inside.post("/api/activities", post.formatted(""))).get("uuid").asString();
        String forAll =
                json(inside.post("/api/activities", post.formatted(", \"audience\": \"everyone\"")))
                        .get("uuid")
                        .asString();
        assertThat(inside.get("/api/activities/home").body()).contains(forMembers, forAll);
        assertThat(member.get("/api/activities/home").body()).contains(forMembers, forAll);
        assertThat(stranger.get("/api/activities/home").body())
                .contains(forAll)
                .doesNotContain(forMembers);
        assertThat(stranger.get("/api/activities/" + forMembers).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/@club_author/status/" + forMembers).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/activities/@club_author").body())
                .contains("\"cruds_count\" : 1")
                .doesNotContain(forMembers);
        assertThat(
                        json(member.get("/api/activities/@club_author"))
                                .at("/profile/cruds_count")
                                .asInt())
                .isEqualTo(2);
        // A reply has no wider audience than the crud that it answers.
        assertThat(
                        json(member.post(
                                        "/api/activities/" + forMembers + "/reply",
                                        post.formatted(", \"audience\": \"everyone\"")))
                                .get("audience")
                                .asString())
                .isEqualTo("members");
        assertThat(inside.post("/api/activities", post.formatted(", \"audience\": \"me\"")).body())
                .contains("audience_invalid");
    }

    @Test
    void members_alone_hear_of_the_deletion_of_a_crud_for_members(CapturedOutput log) {
        Client member = OPEN.joined("club_deleter", log);
        String forMembers =
                json(member.post(
                                "/api/activities",
                                "{\"message\": \"Away.\", \"ttl\": \"1-hour\", \"audience\": \"members\"}"))
                        .get("uuid")
                        .asString();
        try (Subscriber inside = Subscriber.to(OPEN.address(), member, "");
                Subscriber outside = Subscriber.to(OPEN.address(), OPEN.client(), "")) {
            member.delete("/api/activities/" + forMembers);
            inside.await("deleted", forMembers);
            String last = member.crud("Here.", "1-hour").get("uuid").asString();
            outside.await("created", last);
            assertThat(String.join("\n", outside.seen())).doesNotContain(forMembers);
        }
    }
}
