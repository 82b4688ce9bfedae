package app.cruddur.web;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.cruddur.testing.server.Nginx;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server behind an nginx that ends TLS. */
@ExtendWith(OutputCaptureExtension.class)
class BehindProxyTest {

    private static RunningServer server;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server =
                RunningServer.another(
                        Map.of(
                                "PUBLIC_URL", "https://cruddur.example",
                                "TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8",
                                "FRONTEND_URL", "https://other.example"));
        nginx = Nginx.before(server.address());
    }

    @AfterAll
    static void stop() {
        nginx.close();
        server.close();
    }

    /** A browser at one of the machine's loopback addresses. */
    private static Client at(String address) throws IOException, GeneralSecurityException {
        return new Client(
                "https://127.0.0.1:" + nginx.port,
                HttpClient.newBuilder()
                        .sslContext(nginx.trusting())
                        .localAddress(InetAddress.getByName(address)));
    }

    @Test
    void a_link_card_has_the_public_address_whatever_host_was_asked()
            throws IOException, GeneralSecurityException {
        assertThat(at("127.0.0.2").get("/about").body())
                .contains("\"og:url\" content=\"https://cruddur.example/\"")
                .contains("\"og:image\" content=\"https://cruddur.example/icon-512.png\"");
    }

    @Test
    void a_person_signs_up_and_posts(CapturedOutput log)
            throws IOException, GeneralSecurityException {
        Client person = at("127.0.0.2");
        person.join("behindproxy", log);
        // A new account's cruds stay so long, at least, where anybody on the Internet may sign up.
        assertThat(person.crud("Through nginx.", "12-hours").get("handle").asString())
                .isEqualTo("behindproxy");
    }

    @Test
    void cookies_are_secure_and_browsers_are_told_to_stay_with_https()
            throws IOException, GeneralSecurityException {
        HttpResponse<String> session = at("127.0.0.2").get("/api/session");
        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-XSRF-TOKEN=")
                .contains("Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(session.headers().firstValue("Strict-Transport-Security")).isPresent();
        Client person = at("127.0.0.2");
        HttpResponse<String> refusedByJetty =
                person.send(
                        person.guarded("/api/identity/forgot")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(refusedByJetty.statusCode()).isEqualTo(415);
        assertThat(refusedByJetty.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void the_session_is_a_cookie_that_no_other_host_of_the_domain_can_set(CapturedOutput log)
            throws IOException, GeneralSecurityException {
        Client person = at("127.0.0.2");
        person.join("host_only", log);
        HttpResponse<String> signedIn = person.signIn("host_only", "correct horse");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("__Host-SESSION=")
                                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
                                .doesNotContain("Domain"));
        HttpResponse<String> planted =
                at("127.0.0.2")
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "https://127.0.0.1:"
                                                                + nginx.port
                                                                + "/api/session"))
                                        .header("Cookie", "SESSION=" + person.cookie("SESSION")));
        assertThat(json(planted).get("viewer").isNull()).isTrue();
    }

    @Test
    void one_attacker_slows_only_themselves_whatever_address_they_claim()
            throws IOException, GeneralSecurityException, SQLException {
        Client attacker = at("127.0.0.3");
        for (int attempt = 0; attempt < 6; attempt++) {
            attacker.signIn("somebody" + attempt, "wrong wrong");
        }
        // A longer wait than the first seconds, for a slow machine.
        server.sql("UPDATE failed_attempts SET failures = failures + 7 WHERE failures >= 5");
        assertThat(attacker.signIn("else", "wrong wrong").statusCode()).isEqualTo(429);
        assertThat(attacker.forwardedFor("198.51.100.1").signIn("else", "wrong wrong").statusCode())
                .isEqualTo(429);
        assertThat(at("127.0.0.4").signIn("else", "wrong wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void many_addresses_are_slowed_together_but_not_the_browser_that_the_owner_used_before(
            CapturedOutput log) throws IOException, GeneralSecurityException, SQLException {
        Client owner = at("127.0.0.5");
        owner.join("vintari", log);
        HttpResponse<String> signedIn = owner.signIn("Vintari", "correct horse");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("KNOWN=")
                                .contains("HttpOnly", "Secure", "SameSite=Lax"));
        for (int attacker = 0; attacker < 10; attacker++) {
            Client guesser = at("127.0.1." + (10 + attacker));
            for (int guess = 0; guess < 5; guess++) {
                assertThat(guesser.signIn("vintari", "wrong wrong").statusCode()).isEqualTo(401);
            }
        }
        // A longer wait than the first second, for a slow machine.
        server.sql("UPDATE failed_attempts SET failures = failures + 7 WHERE failures = 50");
        HttpResponse<String> slowed = at("127.0.1.30").signIn("vintari", "correct horse");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(RunningServer.json(slowed).get("code").asString())
                .isEqualTo("too_many_attempts");
        assertThat(owner.signIn("vintari", "correct horse").statusCode()).isEqualTo(200);
        assertThat(at("127.0.1.31").signIn("another_login", "wrong wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_named_origin_may_read_without_cookies_and_no_other()
            throws IOException, GeneralSecurityException {
        for (String origin : List.of("https://other.example", "https://evil.example")) {
            HttpResponse<String> home =
                    at("127.0.0.2")
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "https://127.0.0.1:"
                                                                    + nginx.port
                                                                    + "/api/activities/home"))
                                            .header("Origin", origin));
            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                    .isEqualTo(origin.equals("https://other.example"));
            assertThat(home.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
            if (origin.equals("https://other.example")) {
                // A client there can page, ask again only for what is new, and wait when told to.
                assertThat(home.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                        .contains("Link", "ETag", "RateLimit", "Retry-After");
            }
        }
    }
}
