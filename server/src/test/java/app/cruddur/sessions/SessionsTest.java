package app.cruddur.sessions;

import static app.cruddur.testing.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.cruddur.database.Database;
import app.cruddur.testing.Deadline;
import app.cruddur.testing.server.RunningServer;
import app.cruddur.testing.server.RunningServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** How long a session lives, and how seldom its row is written. Time passes by moving the row. */
@ExtendWith(OutputCaptureExtension.class)
class SessionsTest {

    private static final long MINUTE = 60_000L;
    private static final long DAY = 24 * 60 * MINUTE;

    private final RunningServer server = RunningServer.get();

    @Test
    void a_session_in_use_is_written_at_most_every_ten_minutes(CapturedOutput log)
            throws SQLException {
        Client person = joined("seldom_written", log);
        String written = version("seldom_written");
        for (int read = 0; read < 5; read++) {
            assertThat(signedIn(person)).isTrue();
        }
        assertThat(version("seldom_written")).isEqualTo(written);

        later("seldom_written", 9 * MINUTE);
        written = version("seldom_written");
        assertThat(signedIn(person)).isTrue();
        assertThat(version("seldom_written")).isEqualTo(written);

        later("seldom_written", MINUTE);
        written = version("seldom_written");
        assertThat(signedIn(person)).isTrue();
        assertThat(version("seldom_written")).isNotEqualTo(written);
        written = version("seldom_written");
        assertThat(signedIn(person)).isTrue();
        assertThat(version("seldom_written")).isEqualTo(written);
    }

    @Test
    void a_session_lives_thirty_days_after_its_last_use(CapturedOutput log) throws SQLException {
        Client person = joined("thirty_days", log);
        later("thirty_days", 29 * DAY);
        assertThat(signedIn(person)).isTrue();
        later("thirty_days", 29 * DAY);
        assertThat(signedIn(person)).isTrue();
        later("thirty_days", 30 * DAY);
        assertThat(signedIn(person)).isFalse();
    }

    @Test
    void a_session_in_use_ends_ninety_days_after_sign_in(CapturedOutput log) throws SQLException {
        Client person = joined("ninety_days", log);
        for (int month = 0; month < 3; month++) {
            later("ninety_days", 29 * DAY);
            assertThat(signedIn(person)).isTrue();
        }
        assertThat(row("ninety_days", "max(expires_at - created_at) = interval '2160 hours'"))
                .isEqualTo("t");
        later("ninety_days", 3 * DAY);
        assertThat(signedIn(person)).isFalse();
    }

    @Test
    void no_row_lives_past_its_ninety_days(CapturedOutput log) {
        joined("past_ninety", log);
        assertThatThrownBy(() ->
                        server.sql(
                                "UPDATE sessions SET created_at = created_at - interval '90 days' WHERE "
                                        + of("past_ninety")))
                .hasMessageContaining("sessions_ninety_days");
    }

    @Test
    void lapsed_sessions_are_deleted_without_being_asked_for(CapturedOutput log)
            throws SQLException {
        joined("lapsed_one", log);
        joined("still_lasting", log);
        later("lapsed_one", 31 * DAY);

        server.keepHouse();

        assertThat(row("lapsed_one", "count(*)")).isEqualTo("0");
        assertThat(row("still_lasting", "count(*)")).isEqualTo("1");
    }

    @Test
    void the_cookie_lives_ninety_days_and_scripts_cannot_read_it(CapturedOutput log) {
        Client person = server.client();
        String signUp = person.signUp("cookie_holder", "cookie_holder@example.com");
        HttpResponse<String> confirmed =
                person.confirm(signUp, RunningServer.code("cookie_holder", log));
        String cookie =
                confirmed.headers().allValues("Set-Cookie").stream()
                        .filter(one -> one.startsWith("SESSION="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie).contains("Max-Age=" + 90 * DAY / 1000, "HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_person_sees_where_they_are_signed_in_and_ends_one(CapturedOutput log) {
        Client here = joined("lise", log);
        Client lost = server.client();
        lost.signIn("lise", "correct horse");
        JsonNode sessions = json(here.get("/api/account/sessions"));
        assertThat(sessions).hasSize(2);
        JsonNode other = sessions.get(0);
        assertThat(other.get("here").asBoolean()).isFalse();
        assertThat(other.get("browser").asString()).startsWith("Java-http-client/");
        assertThat(sessions.get(1).get("here").asBoolean()).isTrue();
        assertThat(sessions.toString())
                .doesNotContain(here.cookie("SESSION"), lost.cookie("SESSION"));

        String address = "/api/account/sessions/" + other.get("id").asString();
        assertThat(joined("edgars", log).delete(address).statusCode()).isEqualTo(404);
        assertThat(signedIn(lost)).isTrue();
        assertThat(here.delete(address).statusCode()).isEqualTo(204);
        assertThat(signedIn(lost)).isFalse();
        assertThat(signedIn(here)).isTrue();
        assertThat(here.delete(address).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_guesses_the_token_of_a_session(CapturedOutput log) {
        String token = joined("vir2", log).cookie("SESSION");
        // Six bits a character, of which a UUID would have four in 32 places, and dashes.
        assertThat(new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII))
                .matches("[A-Za-z0-9_-]{36}")
                .doesNotMatch("[0-9a-f-]{36}");
    }

    @Test
    void who_reads_the_database_opens_no_session(CapturedOutput log) throws SQLException {
        Client person = joined("not_in_clear", log);
        String token = person.cookie("SESSION");
        String id = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
        String row = row("not_in_clear", "string_agg(sessions::text, '')");
        assertThat(row).doesNotContain(token, id);
        // Nor is it in the tables of 0.1.0: no server of that release was ever here.
        assertThat(server.ask("SELECT count(*) FROM spring_session")).isEqualTo("0");
        String hash = row("not_in_clear", "encode(token_hash, 'base64')").replace("\n", "");
        for (String stolen :
                List.of(hash, hash + "AAAA", Base64.getEncoder().encodeToString(uuid(row)))) {
            assertThat(json(withCookie("SESSION=" + stolen)).get("viewer").isNull()).isTrue();
        }
        assertThat(signedIn(person)).isTrue();
        assertThat(log.getAll()).doesNotContain(token, id);
    }

    /** The 36 characters of the uuid, of which an id of 0.1.0 has as many. */
    private static byte[] uuid(String row) {
        return row.substring(1, 37).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_session_that_another_server_ended_is_over_within_a_second(CapturedOutput log)
            throws SQLException {
        Client person = joined("ended_elsewhere", log);
        assertThat(signedIn(person)).isTrue();
        server.ask("DELETE FROM sessions WHERE " + of("ended_elsewhere") + " RETURNING 1");
        long ended = System.nanoTime();
        long asked;
        boolean signedIn;
        do {
            asked = System.nanoTime();
            signedIn = signedIn(person);
        } while (asked - ended < 1_000_000_000L);
        assertThat(signedIn).isFalse();
    }

    @Test
    void a_session_that_is_ended_here_is_over_at_once(CapturedOutput log) {
        Client person = joined("ended_here", log);
        Client elsewhere = server.client();
        elsewhere.signIn("ended_here", "correct horse");
        for (String act : List.of("/api/account/sign-out-everywhere", "/api/identity/sign-out")) {
            Client acting = server.client();
            acting.signIn("ended_here", "correct horse");
            elsewhere.keep("SESSION", acting.cookie("SESSION"));
            assertThat(signedIn(elsewhere)).isTrue();
            acting.post(act, "");
            assertThat(signedIn(elsewhere)).as(act).isFalse();
        }
        assertThat(signedIn(person)).isFalse();
    }

    @Test
    void an_anonymous_visitor_gets_no_session() throws SQLException {
        Client visitor = server.client();
        visitor.get("/api/activities/home");
        visitor.get("/api/session");
        visitor.signIn("nobody_here_either", "wrong wrong");
        assertThat(visitor.cookie("SESSION")).isEmpty();
        assertThat(visitor.cookie("JSESSIONID")).isEmpty();
    }

    private Client joined(String handle, CapturedOutput log) {
        Client person = server.client();
        person.join(handle, log);
        return person;
    }

    private static boolean signedIn(Client person) {
        return !json(person.get("/api/session")).get("viewer").isNull();
    }

    /** Lets time pass for one person's session. */
    private void later(String handle, long milliseconds) throws SQLException {
        server.sql(
                """
                UPDATE sessions SET created_at = created_at - %1$d * interval '1 millisecond',
                    used_at = used_at - %1$d * interval '1 millisecond',
                    expires_at = expires_at - %1$d * interval '1 millisecond'
                WHERE %2$s\
                """
                        .formatted(milliseconds, of(handle)));
    }

    /** Another one after each write of the row. */
    private String version(String handle) throws SQLException {
        return row(handle, "string_agg(xmin::text || ctid::text, ' ')");
    }

    private String row(String handle, String what) throws SQLException {
        return server.ask("SELECT %s FROM sessions WHERE %s".formatted(what, of(handle)));
    }

    private static String of(String handle) {
        return "user_uuid = (SELECT uuid FROM users WHERE handle = '" + handle + "')";
    }

    /** In a third of the tries a session by the old password outlived the new one. */
    @Test
    void no_session_by_the_old_password_outlives_the_new_one(CapturedOutput log) throws Exception {
        Client owner = joined("overtaken", log);
        String present = "correct horse";
        for (int time = 0; time < 8; time++) {
            // The thief's failures of the round before would have the owner wait.
            server.sql("DELETE FROM failed_attempts");
            String old = present;
            String next = "another horse " + time;
            Client thief = server.client();
            thief.get("/api/session");
            try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Integer> changed =
                        together.submit(() ->
                                owner.put(
                                                "/api/account/password",
                                                "{\"password\": \"%s\", \"new_password\": \"%s\"}"
                                                        .formatted(old, next))
                                        .statusCode());
                do {
                    thief.signIn("overtaken", old);
                } while (!changed.isDone());
                assertThat(changed.get()).isEqualTo(204);
            }
            assertThat(signedIn(owner)).isTrue();
            assertThat(signedIn(thief)).as("try %d", time).isFalse();
            present = next;
        }
    }

    /** What ends a person's sessions locks the user first: a sign-in waits, and then is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = '%s'",
                "DELETE FROM users WHERE handle = '%s'",
                "UPDATE accounts SET password_hash = '{noop}x' FROM users"
                        + " WHERE sub = cognito_user_id AND handle = '%s'"
            })
    void a_sign_in_that_is_overtaken_begins_no_session(String change, CapturedOutput log)
            throws Exception {
        String handle = "late" + Integer.toHexString(change.hashCode()).replace('-', '_');
        joined(handle, log);
        Client late = server.client();
        late.get("/api/session");
        try (Connection connection = Database.single(server.database()).getConnection();
                Statement statement = connection.createStatement();
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1 FROM users WHERE handle = '" + handle + "' FOR UPDATE");
            Future<HttpResponse<String>> answer =
                    together.submit(() -> late.signIn(handle, "correct horse"));
            server.await(
                    "t",
                    "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%FOR SHARE%'",
                    Deadline.PATIENCE);
            statement.execute("DELETE FROM sessions WHERE " + of(handle));
            statement.execute(change.formatted(handle));
            connection.commit();
            assertThat(answer.get().statusCode()).isEqualTo(401);
        }
        assertThat(signedIn(late)).isFalse();
        assertThat(server.ask("SELECT count(*) FROM sessions WHERE " + of(handle))).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SESSION=AAAA",
                "SESSION=AA==",
                "SESSION=",
                "SESSION=\u00e4",
                "SESSION=bm90IGFuIGlk",
                "SESSION=AAAA; SESSION=AAAB"
            })
    void what_is_no_id_of_ours_is_nobodys_and_is_forgotten(String cookie) {
        HttpResponse<String> answer = withCookie(cookie);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("viewer").isNull()).isTrue();
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(set -> assertThat(set).startsWith("SESSION=;").contains("Max-Age=0"));
    }

    @Test
    void a_broken_cookie_beside_a_good_one_does_no_harm_but_two_good_ones_are_nobodys(
            CapturedOutput log) {
        String mine = joined("two_cookies", log).cookie("SESSION");
        String planted = joined("the_planter", log).cookie("SESSION");
        assertThat(
                        json(withCookie("SESSION=AAAA; SESSION=" + mine))
                                .at("/viewer/handle")
                                .asString())
                .isEqualTo("two_cookies");
        assertThat(
                        json(withCookie("SESSION=%s; SESSION=%s".formatted(mine, mine)))
                                .get("viewer")
                                .isNull())
                .isFalse();
        assertThat(
                        json(withCookie("SESSION=%s; SESSION=%s".formatted(planted, mine)))
                                .get("viewer")
                                .isNull())
                .isTrue();
    }

    @Test
    void of_two_sign_outs_at_once_both_are_answered_and_nobody_is_signed_in(CapturedOutput log)
            throws Exception {
        Client person = joined("twice_out", log);
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int time = 0; time < 4; time++) {
                answers.add(
                        together.submit(
                                () -> person.post("/api/identity/sign-out", "").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        assertThat(signedIn(person)).isFalse();
        assertThat(row("twice_out", "count(*)")).isEqualTo("0");
    }

    @Test
    void a_person_who_is_disabled_is_out_within_a_second_also_where_the_session_stays(
            CapturedOutput log) throws SQLException {
        Client person = joined("disabled_alone", log);
        assertThat(signedIn(person)).isTrue();
        server.sql(
                "INSERT INTO disabled_users (user_uuid) SELECT uuid FROM users WHERE handle = 'disabled_alone'");
        assertThat(signedIn(person)).isFalse();
        assertThat(person.post("/api/activities", "{}").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, true, 204",
        "none, true, 204",
        "same-site, true, 403",
        "cross-site, true, 403",
        "same-origin, false, 403"
    })
    void the_token_counts_in_the_header_alone_and_from_our_own_pages(
            String from, boolean inHeader, int status, CapturedOutput log) {
        Client person = joined("from_" + from.replace('-', '_') + inHeader, log);
        String token = person.cookie("XSRF-TOKEN");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        server.address()
                                                + "/api/account/sign-out-everywhere?_csrf="
                                                + token))
                        .header("Sec-Fetch-Site", from)
                        .POST(HttpRequest.BodyPublishers.noBody());
        if (inHeader) {
            request.header("X-XSRF-TOKEN", token);
        }
        assertThat(person.send(request).statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> withCookie(String cookie) {
        return server.client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/api/session"))
                                .header("Cookie", cookie));
    }
}
