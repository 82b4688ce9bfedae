package app.cruddur.limits;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.Cruddur;
import app.cruddur.boot.CommandRunner;
import app.cruddur.db.ConnectionUrl;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import app.cruddur.testing.server.Subscriber;
import app.cruddur.web.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Limits as they are in use, on two servers that share the database of the other tests. */
@ExtendWith(OutputCaptureExtension.class)
class LimitsTest {

    private static final RunningServer SHARED = RunningServer.get();
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    /** Where a test's clients come from, each test's from another address. */
    private static int address;

    @BeforeAll
    static void two_servers_on_one_database() {
        one = start();
        other = start();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void nobody_has_asked_yet() throws SQLException {
        address++;
        SHARED.sql("DELETE FROM rate_limits");
        SHARED.sql("DELETE FROM failed_attempts");
    }

    @Test
    void an_answer_says_what_is_left() {
        HttpResponse<String> answer = client(one).signIn("nobody", "wrong wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=10;w=60");
        assertThat(header(answer, "RateLimit")).isEqualTo("\"sign-in\";r=9;t=6");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void two_servers_on_one_database_share_the_limit_of_sign_ins() {
        Client here = client(one);
        Client there = client(other);
        long began = System.nanoTime();
        List<HttpResponse<String>> both = List.of();
        int taken = 0;
        int refused = 0;
        for (int turn = 0; turn < 100 && refused < 2; turn++) {
            both = List.of(tryToSignIn(here), tryToSignIn(there));
            refused = 0;
            for (HttpResponse<String> answer : both) {
                assertThat(answer.statusCode()).isIn(400, 429);
                if (answer.statusCode() == 429) {
                    refused++;
                } else {
                    taken++;
                }
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        both.forEach(answer -> assertRefused(answer, "sign-in", 6));
        // One more is free every six seconds.
        assertThat(taken).isBetween(10, 10 + Math.toIntExact(seconds) / 6 + 1);
    }

    @Test
    void a_limit_that_is_used_up_fills_again() {
        Client client = client(one);
        HttpResponse<String> answer = tryToSignIn(client);
        for (int more = 0; more < 20 && answer.statusCode() != 429; more++) {
            answer = tryToSignIn(client);
        }
        assertRefused(answer, "sign-in", 6);
        long wait = Long.parseLong(header(answer, "Retry-After"));
        long deadline = System.nanoTime() + Duration.ofSeconds(wait + 60).toNanos();
        while (answer.statusCode() == 429) {
            assertThat(System.nanoTime()).as("still refused").isLessThan(deadline);
            answer = tryToSignIn(client);
        }
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void posting_is_limited_by_person_whatever_their_address(CapturedOutput log) {
        Client poster = client(one);
        poster.join("limits_poster", log);
        HttpResponse<String> answer = poster.post("/api/activities", "{}");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"post\";q=30;w=60");
        for (int more = 0; more < 40 && answer.statusCode() != 429; more++) {
            answer = poster.post("/api/activities", "{}");
        }
        assertRefused(answer, "post", 2);
        Client neighbour = client(one);
        neighbour.join("limits_neighbour", log);
        assertThat(neighbour.post("/api/activities", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void a_path_that_is_written_otherwise_is_counted_all_the_same() {
        HttpResponse<String> answer = client(one).post("/%61pi/identity/sign-in", "{}");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=10;w=60");
    }

    @Test
    void what_clients_send_is_limited_by_address_before_it_is_looked_at() {
        Client client = client(one);
        HttpResponse<String> answer = client.post("/oauth2/token", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"token\";q=120;w=60");
        for (int more = 0; more < 1000 && answer.statusCode() != 429; more++) {
            answer = client.post("/oauth2/token", "");
        }
        assertRefused(answer, "token", 1);
    }

    @Test
    void pages_and_probes_are_not_counted() {
        for (String path : List.of("/", "/livez", "/readyz", "/api/health-check", "/favicon.svg")) {
            HttpResponse<String> answer = client(one).get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
        }
        assertThat(header(client(one).get("/api/activities/home"), "RateLimit-Policy"))
                .isEqualTo("\"read\";q=600;w=60");
    }

    @Test
    void strangers_at_the_same_address_lock_no_member_out(CapturedOutput log) {
        Client member = client(one);
        member.join("limits_member", log);
        Client stranger = client(one);
        HttpResponse<String> answer = stranger.get("/api/activities/@limits_member");
        for (int more = 0; more < 3000 && answer.statusCode() != 429; more++) {
            answer = stranger.get("/api/activities/@limits_member");
        }
        assertRefused(answer, "read", 1);
        for (String path : List.of("/api/activities/home", "/api/session", "/api/account")) {
            HttpResponse<String> theirs = member.get(path);
            assertThat(theirs.statusCode()).as(path).isEqualTo(200);
        }
        assertThat(header(member.get("/api/account"), "RateLimit-Policy"))
                .isEqualTo("\"read\";q=600;w=60");
        // A cookie of one's own making is no session, and buys nothing.
        Client pretender = client(one);
        pretender.keep("SESSION", "00000000-0000-0000-0000-000000000000");
        answer = pretender.get("/api/activities/@limits_member");
        for (int more = 0; more < 3000 && answer.statusCode() != 429; more++) {
            answer = pretender.get("/api/activities/@limits_member");
        }
        assertRefused(answer, "read", 1);
    }

    @Test
    void what_is_refused_is_counted_too() {
        Client client = client(other);
        HttpResponse<String> answer = client.forged("/api/activities");
        assertThat(answer.statusCode()).isEqualTo(401);
        for (int more = 0; more < 3000 && answer.statusCode() != 429; more++) {
            answer = client.forged(more % 2 == 0 ? "/" : "/api/activities");
        }
        assertRefused(answer, "read", 1);
    }

    @Test
    void streams_without_a_session_are_fifty_an_address(CapturedOutput log) {
        Client member = client(one);
        member.join("limits_listener", log);
        List<Subscriber> fifty = new ArrayList<>();
        try {
            for (int number = 0; number < 50; number++) {
                fifty.add(Subscriber.to(addressOf(one), client(one), ""));
            }
            // Where the streams come from.
            HttpResponse<String> refused = client(one, "127.0.0.1").get("/api/activities/stream");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "Retry-After")).isEqualTo("30");
            // Nor do they stand in the way of a session's, nor of another server's.
            fifty.add(Subscriber.to(addressOf(one), member, ""));
            fifty.add(Subscriber.to(addressOf(other), client(other), ""));
        } finally {
            fifty.forEach(Subscriber::close);
        }
    }

    @Test
    void mails_from_one_site_to_one_addressee_are_three_an_hour_on_all_servers() {
        Limits here = one.getBean(Limits.class);
        Limits there = other.getBean(Limits.class);
        here.mailTo("Timov@Example.com", "2001:db8:1:2::3");
        there.mailTo("timov@example.com ", "2001:db8:1:4::5");
        here.mailTo("timov@example.com", "2001:db8:1:6::7");
        assertThatThrownBy(() -> there.mailTo("TIMOV@example.com", "2001:db8:1:8::9"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.retryAfterSeconds()).isBetween(1140L, 1200L));
        here.mailTo("daggair@example.com", "2001:db8:1:2::3");
        // The addressee, who is elsewhere, is not kept from asking.
        there.mailTo("timov@example.com", "192.0.2.7");
    }

    @Test
    void mails_to_one_addressee_are_ten_an_hour_whoever_asks() {
        Limits limits = one.getBean(Limits.class);
        for (int asker = 1; asker <= 10; asker++) {
            limits.mailTo("ladira@example.com", "192.0.2." + asker);
        }
        assertThatThrownBy(() -> limits.mailTo("ladira@example.com", "192.0.2.11"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void mails_from_one_site_are_fifty_an_hour_whomever_they_are_for() {
        Limits limits = one.getBean(Limits.class);
        for (int network = 1; network <= 50; network++) {
            limits.mailTo("somebody" + network + "@example.com", "2001:db8:7:" + network + "::1");
        }
        assertThatThrownBy(() -> limits.mailTo("one@example.com", "2001:db8:7:ffff::1"))
                .isInstanceOf(Refusal.class);
        limits.mailTo("one@example.com", "2001:db8:8::1");
    }

    @Test
    void sign_ups_for_one_address_are_three_an_hour_whether_it_has_an_account_or_not(
            CapturedOutput log) throws SQLException {
        client(one).join("urza_jaddo", log);
        SHARED.sql("DELETE FROM rate_limits");
        for (String address : List.of("urza_jaddo@example.com", "nobodys_box@example.com")) {
            Client client = client(one);
            for (int time = 0; time < 3; time++) {
                client.signUp("flooder", address);
            }
            HttpResponse<String> refused = signUp(client, address);
            assertThat(refused.statusCode()).as(address).isEqualTo(429);
            assertThat(json(refused).get("code").asString()).isEqualTo("too_many_requests");
            // The other policy, of five sign-ups an hour from one address.
            SHARED.sql("DELETE FROM rate_limits");
        }
    }

    private static HttpResponse<String> signUp(Client client, String email) {
        return client.post(
                "/api/identity/sign-up",
                """
                {"name": "x", "email": "%s", "preferred_username": "flooder", "password": "correct horse"}\
                """
                        .formatted(email));
    }

    @Test
    void the_table_tells_neither_address_nor_email() throws Exception {
        Deadline.await(() -> {
            SHARED.sql("DELETE FROM rate_limits");
            one.getBean(Limits.class).mailTo("timov@example.com", "192.0.2.7");
            // Last: it is the first that has filled again. Where it has by now, once more.
            client(one).signIn("nobody", "wrong wrong");
            return SHARED.ask("SELECT count(*) FROM rate_limits").equals("4");
        });
        assertThat(
                        SHARED.ask(
                                "SELECT string_agg(subject_hmac || ' ' || encode(state, 'escape'), ' ')"
                                        + " FROM rate_limits"))
                .doesNotContain("127.0.0.1", "192.0.2", "timov", "sign-in");
        assertThat(SHARED.ask("SELECT bool_and(subject_hmac ~ '^[0-9a-f]{64}$') FROM rate_limits"))
                .isEqualTo("t");
    }

    @Test
    void what_has_filled_again_is_deleted() throws SQLException {
        client(one).signIn("nobody", "wrong wrong");
        SHARED.sql("UPDATE rate_limits SET expires_at = expires_at - 120000");
        SHARED.await("0", "SELECT count(*) FROM rate_limits", Deadline.PATIENCE);
    }

    private static ConfigurableApplicationContext start() {
        ConnectionUrl database = SHARED.database();
        return Objects.requireNonNull(
                CommandRunner.run(
                        Cruddur.class,
                        List.of(),
                        Map.of(
                                "PORT", "0",
                                "CRUDDUR_HOME", SHARED.home.toString(),
                                "CONNECTION_URL", url(database))));
    }

    private static String url(ConnectionUrl database) {
        return "postgresql://%s:%s@%s"
                .formatted(
                        database.user(),
                        database.password(),
                        database.jdbcUrl().substring("jdbc:postgresql://".length()));
    }

    /** A body that is no JSON counts, and costs no time for a hash. */
    private static HttpResponse<String> tryToSignIn(Client client) {
        return client.post("/api/identity/sign-in", "{");
    }

    private static Client client(ConfigurableApplicationContext server) {
        return client(server, "127.0.3." + address);
    }

    private static Client client(ConfigurableApplicationContext server, String from) {
        try {
            return new Client(
                    addressOf(server),
                    HttpClient.newBuilder().localAddress(InetAddress.getByName(from)));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String addressOf(ConfigurableApplicationContext server) {
        return "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
    }

    private static void assertRefused(HttpResponse<String> answer, String policy, int atMost) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo("too_many_requests");
        assertThat(header(answer, "RateLimit")).startsWith("\"" + policy + "\";r=0;t=");
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(1, atMost);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
