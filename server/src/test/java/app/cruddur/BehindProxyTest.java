package app.cruddur;

import static app.cruddur.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server behind a proxy that ends TLS, closed to new people. */
class BehindProxyTest {

    private static RunningServer server = RunningServer.get();

    @BeforeAll
    static void start() {
        server =
                RunningServer.another(
                        Map.of(
                                "PUBLIC_URL", "https://cruddur.example",
                                "TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8",
                                "FRONTEND_URL", "https://other.example",
                                "SIGN_UPS", "closed"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void cookies_are_secure_and_browsers_are_told_to_stay_with_https() {
        HttpResponse<String> session = server.client().get("/api/session");
        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("XSRF-TOKEN", "Secure", "SameSite=Lax");
        assertThat(session.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void one_attacker_slows_only_themselves_whatever_address_they_claim() {
        Client attacker = server.client().forwardedFor("203.0.113.7");
        Client liar = server.client().forwardedFor("198.51.100.1, 203.0.113.7");
        Client neighbour = server.client().forwardedFor("203.0.113.8, 10.1.2.3");
        for (int attempt = 0; attempt < 6; attempt++) {
            attacker.signIn("somebody" + attempt, "wrong wrong");
        }
        assertThat(attacker.signIn("else", "wrong wrong").statusCode()).isEqualTo(429);
        assertThat(liar.signIn("else", "wrong wrong").statusCode()).isEqualTo(429);
        assertThat(neighbour.signIn("else", "wrong wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_new_is_taken() {
        HttpResponse<String> refused =
                server.client()
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
    }

    @Test
    void the_named_origin_may_read_without_cookies_and_no_other() {
        for (String origin : List.of("https://other.example", "https://evil.example")) {
            HttpResponse<String> home =
                    server.client()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            server.address()
                                                                    + "/api/activities/home"))
                                            .header("Origin", origin));
            boolean allowed = origin.equals("https://other.example");
            assertThat(home.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                    .isEqualTo(allowed);
            assertThat(home.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        }
    }
}
