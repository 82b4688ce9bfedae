package app.cruddur.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.crypto.SecretKey;
import app.cruddur.doctor.Finding.State;
import app.cruddur.health.Release;
import app.cruddur.testing.Deadline;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what was seen, where a real set-up for each case would cost a process. */
class JudgementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https | trusted | 192.0.2.1 203.0.113.9 | OK   | which TRUSTED_PROXIES names",
                "https | trusted | 203.0.113.9           | OK   | which TRUSTED_PROXIES names",
                "https | unknown | 192.0.2.1 203.0.113.9 | FAIL | Add 10.0.0.7 to TRUSTED_PROXIES",
                "https | trusted | 192.0.2.1             | FAIL | choose the address",
                "https | unknown | 192.0.2.1             | FAIL | choose the address",
                "https | trusted | ''                    | FAIL | does not arrive",
                "http  | unknown | 192.0.2.1             | OK   | There is none",
                "http  | trusted | 192.0.2.1             | WARN | is believed from 10.0.0.7",
                "http  | unknown | 192.0.2.1 203.0.113.9 | FAIL | Add 10.0.0.7 to TRUSTED_PROXIES"
            })
    void a_proxy_is_judged_by_what_becomes_of_an_address_that_nobody_has(
            String scheme, String peer, String forwarded, State state, String words) {
        List<String> hops = forwarded.isEmpty() ? List.of() : Arrays.asList(forwarded.split(" "));
        ServerView seen =
                new ServerView("10.0.0.7", peer.equals("trusted"), "10.0.0.7", hops, List.of());
        Finding finding = PublicAddressCheck.proxy(seen, scheme.equals("https"));
        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.toString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "-5, OK", "6, WARN", "-60, WARN", "61, FAIL"})
    void the_issuers_clock_may_differ_by_seconds(int seconds, State state) {
        assertThat(IssuerCheck.clock(Duration.ofSeconds(seconds)).state()).isEqualTo(state);
    }

    @Test
    void another_release_that_runs_is_a_warning() {
        String readiness = "{\"status\":\"ready\",\"version\":\"%s\",\"warnings\":[]}";
        assertThat(ServerCheck.release(readiness.formatted(Release.version()))).isEmpty();
        assertThat(ServerCheck.release(readiness.formatted("0.0.9")).orElseThrow().toString())
                .contains("warn", "Release 0.0.9 runs");
    }

    @Test
    void http_is_to_lead_to_https() throws Exception {
        HttpServer proxy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", "https://cruddur.example" + exchange.getRequestURI());
                    exchange.sendResponseHeaders(301, -1);
                    exchange.close();
                });
        proxy.start();
        URI plain = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort() + "/");
        try (Http http = new Http(new Certificates(null), Deadline.PATIENCE)) {
            URI https = URI.create("https://cruddur.example/");
            assertThat(PublicAddressCheck.plain(http, plain, https).state()).isEqualTo(State.OK);
            assertThat(
                            PublicAddressCheck.plain(
                                            http, plain, URI.create("https://other.example/"))
                                    .state())
                    .isEqualTo(State.WARN);
            proxy.stop(0);
            assertThat(PublicAddressCheck.plain(http, plain, https).toString())
                    .contains("warn", "nobody listens there", "Let the proxy redirect");
        }
    }

    /** As an endless download at PUBLIC_URL would be, or an issuer with a strange name. */
    @Test
    void what_others_say_neither_lasts_for_ever_nor_begins_a_line() throws Exception {
        assertThat(Finding.ok("issuer", "a\n\u001b[2Jfail").toString())
                .doesNotContain("\n", "\u001b");
        HttpServer endless =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] more = new byte[100_000];
                    while (true) {
                        exchange.getResponseBody().write(more);
                    }
                });
        endless.start();
        try (Http http = new Http(new Certificates(null), Deadline.PATIENCE)) {
            URI address = URI.create("http://127.0.0.1:" + endless.getAddress().getPort() + "/");
            assertThatThrownBy(() -> http.get(address)).isInstanceOf(IOException.class);
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void an_answer_is_believed_from_who_has_the_key_and_to_this_question_alone() {
        SecretKey key = new SecretKey(new byte[32]);
        SecretKey other =
                new SecretKey("another key, of thirty-two bytes".getBytes(StandardCharsets.UTF_8));
        Proof question = Proof.question(key);
        byte[] text = "seen".getBytes(StandardCharsets.UTF_8);
        String answer = Proof.of(key, question.header()).orElseThrow().answer(text);
        assertThat(question.answered(answer)).hasValue(text);
        assertThat(question.answered("x" + answer)).isEmpty();
        assertThat(question.answered("")).isEmpty();
        assertThat(Proof.question(key).answered(answer)).as("to another question").isEmpty();
        assertThat(Proof.of(other, question.header())).isEmpty();
        assertThat(question.answered(Proof.question(other).answer(text))).isEmpty();
        assertThat(question.answered(question.header())).as("the question itself").isEmpty();
    }
}
