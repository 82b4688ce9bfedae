package app.cruddur.web;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.OidcServer;
import app.cruddur.testing.server.OpenIdProvider.Person;
import app.cruddur.testing.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a page of FRONTEND_URL, with and without a token, is answered; and what no other is. */
class FrontendCorsTest {

    private static final String FRONTEND = OidcServer.FRONTEND.address();
    private static final String HERE = OidcServer.SERVER.address();
    private static final String CRUD = "{\"message\": \"From there.\", \"ttl\": \"1-hour\"}";

    /** The fields of a crud in the original's order. */
    private static final List<String> ORIGINALS_FIELDS =
            List.of(
                    "uuid",
                    "display_name",
                    "handle",
                    "message",
                    "replies_count",
                    "reposts_count",
                    "likes_count",
                    "reply_to_activity_uuid",
                    "expires_at",
                    "created_at");

    private static final List<String> PUBLIC =
            List.of(
                    "/api/activities/home",
                    "/api/activities/home?limit=1",
                    "/api/health-check",
                    "/openapi.json",
                    "/livez",
                    "/readyz",
                    "/");

    private static HttpResponse<String> send(
            String method, String address, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpResponse<String> preflight(
            String address, String origin, String method, String headers) {
        return send(
                "OPTIONS",
                address,
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    private static String token(String handle) {
        return OidcServer.ISSUER.accessToken(
                new Person("sub-" + handle, handle, handle, handle + "@example.com", true));
    }

    @Test
    void a_preflight_of_the_named_origin_allows_what_the_api_takes_and_never_cookies() {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
            HttpResponse<String> granted =
                    preflight(
                            HERE + "/api/activities/home",
                            FRONTEND,
                            method,
                            "authorization,content-type,idempotency-key");
            assertThat(granted.statusCode()).as(method).isEqualTo(200);
            assertThat(header(granted, "Access-Control-Allow-Origin")).isEqualTo(FRONTEND);
            assertThat(header(granted, "Access-Control-Allow-Methods"))
                    .contains(method)
                    .doesNotContain("PATCH");
            assertThat(header(granted, "Access-Control-Allow-Headers"))
                    .containsIgnoringCase("authorization");
            assertThat(header(granted, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(header(granted, "Set-Cookie")).isEmpty();
            assertThat(header(granted, "Vary")).contains("Origin");
        }
        assertThat(preflight(HERE + "/oauth2/token", FRONTEND, "POST", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_refused_preflight_is_a_problem_like_any_other() {
        String home = HERE + "/api/activities/home";
        for (HttpResponse<String> refused :
                List.of(
                        preflight(home, "https://evil.example", "GET", "authorization"),
                        preflight(home, FRONTEND, "PATCH", "authorization"),
                        preflight(home, FRONTEND, "GET", "x-evil"),
                        preflight(HERE + "/oauth2/authorize", FRONTEND, "POST", ""),
                        preflight(HERE + "/", FRONTEND, "PUT", ""),
                        preflight(
                                RunningServer.get().address() + "/api/activities/home",
                                FRONTEND,
                                "GET",
                                "authorization"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(code(refused)).isEqualTo("origin_refused");
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void options_without_an_origin_says_what_an_address_takes() {
        for (String path : List.of("/api/activities/home", "/api/activities", "/api/account")) {
            HttpResponse<String> answer = send("OPTIONS", HERE + path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(header(answer, "Allow")).as(path).contains("OPTIONS");
        }
        assertThat(header(send("OPTIONS", HERE + "/api/activities", ""), "Allow")).contains("POST");
    }

    @Test
    void what_may_be_kept_is_kept_by_origin_also_when_it_comes_from_memory() {
        send("POST", HERE + "/api/activities", CRUD, "Authorization", "Bearer " + token("leskit"));
        for (String path :
                List.of(
                        "/api/activities/home",
                        "/api/activities/home?limit=1",
                        "/api/activities/@leskit")) {
            HttpResponse<String> first = send("GET", HERE + path, "");
            String etag = header(first, "ETag");
            for (HttpResponse<String> answer :
                    List.of(
                            first,
                            send("GET", HERE + path, "", "If-None-Match", etag),
                            send("GET", HERE + path, "", "Origin", "https://evil.example"),
                            send("GET", HERE + path, "", "Origin", FRONTEND),
                            send(
                                    "GET",
                                    HERE + path,
                                    "",
                                    "Origin",
                                    FRONTEND,
                                    "If-None-Match",
                                    etag))) {
                assertThat(answer.statusCode()).as(path).isIn(200, 304);
                assertThat(header(answer, "Vary"))
                        .as(path + " " + answer.statusCode())
                        .contains("Origin", "Cookie", "Authorization");
            }
            assertThat(
                            header(
                                    send("GET", HERE + path, "", "Origin", FRONTEND),
                                    "Access-Control-Allow-Origin"))
                    .isEqualTo(FRONTEND);
            assertThat(
                            header(
                                    send("GET", HERE + path, "", "Origin", "https://evil.example"),
                                    "Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void the_origins_pages_can_read_why_something_is_refused() {
        for (HttpResponse<String> refused :
                List.of(
                        send("GET", HERE + "/api/notifications", "", "Origin", FRONTEND),
                        send("GET", HERE + "/api/account", "", "Origin", FRONTEND),
                        send("POST", HERE + "/api/activities", CRUD, "Origin", FRONTEND),
                        send(
                                "POST",
                                HERE + "/api/activities",
                                "x".repeat(70_000),
                                "Origin",
                                FRONTEND))) {
            assertThat(refused.statusCode()).isIn(401, 404, 413);
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(FRONTEND);
        }
    }

    @Test
    void the_originals_pages_read_and_post_as_before_beside_cruds_for_members() {
        String token = token("rebo");
        HttpResponse<String> posted = theirs("POST", "/api/activities", CRUD, token);
        assertThat(json(posted).propertyNames().stream().limit(10).toList())
                .isEqualTo(ORIGINALS_FIELDS);
        String forAll = json(posted).get("uuid").asString();
        String forMembers =
                json(theirs(
                                "POST",
                                "/api/activities",
                                CRUD.replace("}", ", \"audience\": \"members\"}"),
                                token))
                        .get("uuid")
                        .asString();
        HttpResponse<String> reply =
                theirs(
                        "POST",
                        "/api/activities/" + forAll + "/reply",
                        "{\"message\": \"Zooty!\"}",
                        token);
        assertThat(json(reply).get("reply_to_activity_uuid").asString()).isEqualTo(forAll);

        for (String read : List.of("/api/activities/home", "/api/activities/@rebo")) {
            HttpResponse<String> signedIn = theirs("GET", read, "", token);
            assertThat(signedIn.body()).contains(forAll, forMembers);
            // What local storage has before anybody signs in.
            HttpResponse<String> signedOut = theirs("GET", read, "", "null");
            assertThat(signedOut.body()).contains(forAll).doesNotContain(forMembers);
            for (HttpResponse<String> answer : List.of(signedIn, signedOut)) {
                JsonNode list =
                        json(answer).isArray() ? json(answer) : json(answer).get("activities");
                for (JsonNode crud : list) {
                    assertThat(crud.propertyNames().stream().limit(10).toList())
                            .isEqualTo(ORIGINALS_FIELDS);
                }
            }
        }
        assertThat(theirs("GET", "/api/activities/" + forMembers, "", "null").statusCode())
                .isEqualTo(404);
    }

    /** As the original's pages ask: from another origin, with what local storage has. */
    private static HttpResponse<String> theirs(
            String method, String path, String body, String token) {
        HttpResponse<String> answer =
                send(
                        method,
                        HERE + path,
                        body,
                        "Origin",
                        FRONTEND,
                        "Authorization",
                        "Bearer " + token);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRONTEND);
        return answer;
    }

    @Test
    void a_token_that_opens_nothing_makes_a_stranger_of_who_reads() {
        for (String token : List.of("null", "undefined", "a b", "eyJhbGciOiJSUzI1NiJ9.e30.x")) {
            for (String server : List.of(HERE, RunningServer.get().address())) {
                for (String path : PUBLIC) {
                    HttpResponse<String> stranger =
                            send("GET", server + path, "", "Authorization", "Bearer " + token);
                    assertThat(stranger.statusCode()).as(token + path).isEqualTo(200);
                    assertThat(header(stranger, "WWW-Authenticate")).isEmpty();
                }
                HttpResponse<String> session =
                        send(
                                "GET",
                                server + "/api/session",
                                "",
                                "Authorization",
                                "Bearer " + token);
                assertThat(json(session).get("viewer").isNull()).as(token).isTrue();
            }
        }
        assertThat(
                        send(
                                        "GET",
                                        RunningServer.get().address()
                                                + "/.well-known/openid-configuration",
                                        "",
                                        "Authorization",
                                        "Bearer null")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_that_opens_nothing_is_refused_where_a_person_is_needed() {
        String nobody = "/api/activities/00000000-0000-7000-8000-000000000000";
        for (String server : List.of(HERE, RunningServer.get().address())) {
            for (List<String> asked :
                    List.of(
                            List.of("GET", "/api/account", ""),
                            List.of("GET", "/api/account/export", ""),
                            List.of("POST", "/api/activities", CRUD),
                            List.of("POST", nobody + "/reply", CRUD),
                            List.of("PUT", "/api/profile/update", "{}"),
                            List.of("DELETE", nobody, ""),
                            List.of("POST", "/api/account/delete", "{}"))) {
                HttpResponse<String> refused =
                        send(
                                asked.get(0),
                                server + asked.get(1),
                                asked.get(2),
                                "Authorization",
                                "Bearer null");
                assertThat(refused.statusCode()).as(asked.toString()).isEqualTo(401);
                assertThat(code(refused)).as(asked.toString()).isEqualTo("token_invalid");
                assertThat(header(refused, "WWW-Authenticate"))
                        .isEqualTo("Bearer error=\"invalid_token\"");
            }
        }
    }

    @Test
    void a_write_without_any_credentials_is_told_to_sign_in_where_a_person_is_needed() {
        for (List<String> asked :
                List.of(
                        List.of("POST", "/api/activities"),
                        List.of("PUT", "/api/profile/update"),
                        List.of("POST", "/api/account/delete"))) {
            HttpResponse<String> refused = send(asked.get(0), HERE + asked.get(1), CRUD);
            assertThat(refused.statusCode()).as(asked.toString()).isEqualTo(401);
            assertThat(code(refused)).isEqualTo("not_signed_in");
        }
        HttpResponse<String> withSession =
                send("POST", HERE + "/api/activities", CRUD, "Cookie", "SESSION=bm9uZQ");
        assertThat(code(withSession)).isEqualTo("csrf_token_missing");
        HttpResponse<String> forAnybody =
                send("POST", RunningServer.get().address() + "/api/identity/sign-in", "{}");
        assertThat(code(forAnybody)).isEqualTo("csrf_token_missing");
    }
}
